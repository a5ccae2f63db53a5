/** Which lessons of a list are selected, and which of them has the focus. */
import { SvelteSet } from 'svelte/reactivity'

export class Selection {
  /** Ids of the selected lessons. */
  readonly ids = new SvelteSet<string>()
  /** Index of the lesson that has the focus. */
  at = $state(0)
  /** Where a range begins. */
  #anchor = 0
  #list: () => readonly string[]

  /** `list` gives the ids of the list in their order. */
  constructor(list: () => readonly string[]) {
    this.#list = list
  }

  has(id: string): boolean {
    return this.ids.has(id)
  }

  /** The lessons that something is done with: those that are selected, or the one with the focus. */
  get wanted(): string[] {
    const chosen = this.#list().filter((id) => this.ids.has(id))
    if (chosen.length > 0) return chosen
    const focused = this.#list()[this.at]
    return focused === undefined ? [] : [focused]
  }

  /** The lessons that something is done with that begins at this one. */
  with(id: string): string[] {
    return this.ids.has(id) ? this.wanted : [id]
  }

  /** Moves the focus by so many rows; with `extend` everything on the way from where the range began is selected. */
  move(by: number, extend: boolean): void {
    const last = this.#list().length - 1
    this.focus(Math.max(0, Math.min(last, this.at + by)), extend)
  }

  focus(at: number, extend = false): void {
    if (extend) this.#range(at)
    else this.#anchor = at
    this.at = at
  }

  /** Selects one more, or one less. */
  toggle(at: number): void {
    const id = this.#list()[at]
    if (id === undefined) return
    if (!this.ids.delete(id)) this.ids.add(id)
    this.at = this.#anchor = at
  }

  /** A row was clicked: whether that selects, as it does with Ctrl and Shift. */
  pressed(event: MouseEvent, at: number): boolean {
    if (event.ctrlKey || event.metaKey) this.toggle(at)
    else if (event.shiftKey) this.focus(at, true)
    else return false
    return true
  }

  all(): void {
    for (const id of this.#list()) this.ids.add(id)
  }

  clear(): void {
    this.ids.clear()
    this.#anchor = this.at
  }

  /** Drops what is not in the list any more. */
  keep(list: readonly string[]): void {
    const there = Object.fromEntries(list.map((id) => [id, true]))
    for (const id of [...this.ids]) if (!Object.hasOwn(there, id)) this.ids.delete(id)
    this.at = Math.max(0, Math.min(this.at, list.length - 1))
  }

  #range(to: number): void {
    const [first, last] = this.#anchor < to ? [this.#anchor, to] : [to, this.#anchor]
    this.ids.clear()
    for (const id of this.#list().slice(first, last + 1)) this.ids.add(id)
  }
}
