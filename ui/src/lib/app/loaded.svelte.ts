/** How long nothing needs to be said, milliseconds. */
const patient = 500

/** Something that a page asks the program for: the answer, or why there is none. */
export class Loaded<Value> {
  value = $state.raw<Value | null>(null)
  failure = $state.raw<unknown>(null)
  /** The first answer takes so long that something should be said. */
  slow = $state(false)
  #ask: () => Promise<Value>
  #wish = 0

  constructor(ask: () => Promise<Value>) {
    this.#ask = ask
  }

  /** Asks again; what was there stays until the answer comes. */
  reload = async (): Promise<void> => {
    const wish = ++this.#wish
    const patience = setTimeout(() => (this.slow = this.value === null), patient)
    try {
      const value = await this.#ask()
      if (wish !== this.#wish) return
      this.value = value
      this.failure = null
    } catch (error) {
      if (wish === this.#wish) this.failure = error
    } finally {
      clearTimeout(patience)
      this.slow = false
    }
  }
}
