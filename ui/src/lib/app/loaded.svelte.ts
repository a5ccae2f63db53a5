/** Something that a page asks the program for: the answer, or why there is none. */
export class Loaded<Value> {
  value = $state.raw<Value | null>(null)
  failure = $state.raw<unknown>(null)
  #ask: () => Promise<Value>
  #wish = 0

  constructor(ask: () => Promise<Value>) {
    this.#ask = ask
  }

  /** Asks again; what was there stays until the answer comes. */
  reload = async (): Promise<void> => {
    const wish = ++this.#wish
    try {
      const value = await this.#ask()
      if (wish !== this.#wish) return
      this.value = value
      this.failure = null
    } catch (error) {
      if (wish === this.#wish) this.failure = error
    }
  }
}
