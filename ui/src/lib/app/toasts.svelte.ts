/** Short lines about what was just done and can be undone. Nothing else is worth one. */
import { sentenceOf } from '../backend/backend'

export interface Toast {
  id: number
  text: string
  /** What undoes it, and how the button is called. */
  action?: { label: string; run: () => void | Promise<void> }
}

/** How long a toast stays, milliseconds. */
const stay = 8000

export class Toasts {
  list = $state<Toast[]>([])
  #next = 1
  /** Somebody is reading them. */
  #held = false
  #timers: Record<number, ReturnType<typeof setTimeout>> = {}

  /** Gives what closes it before its time. */
  show(text: string, action?: Toast['action']): () => void {
    const id = this.#next++
    for (const { id } of this.list.slice(0, -2)) this.close(id)
    this.list = [...this.list, action ? { id, text, action } : { id, text }]
    if (!this.#held) this.#start(id)
    return () => this.close(id)
  }

  close(id: number): void {
    clearTimeout(this.#timers[id])
    delete this.#timers[id]
    this.list = this.list.filter((toast) => toast.id !== id)
  }

  /** While they are pointed at, or have the focus, their time stands still; afterwards it begins anew. */
  hold(held: boolean): void {
    this.#held = held
    for (const { id } of this.list)
      if (held) clearTimeout(this.#timers[id])
      else this.#start(id)
  }

  /** Does what the toast offers, and closes it. */
  async act({ id, action }: Toast): Promise<void> {
    this.close(id)
    try {
      await action?.run()
    } catch (error) {
      this.show(sentenceOf(error))
    }
  }

  #start(id: number): void {
    clearTimeout(this.#timers[id])
    this.#timers[id] = setTimeout(() => this.close(id), stay)
  }
}
