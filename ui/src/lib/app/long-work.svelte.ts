/** Work that may take long: how far it is, and how long it still takes. Shown only once it has taken a while. */

/** Before so many milliseconds nobody needs to be told. */
const patience = 500
/** A guess is worth something once so much is done. */
const enough = 0.03

export class LongWork {
  /** The name of what is going on. */
  task = $state<string | null>(null)
  done = $state(0)
  total = $state(0)
  /** It has taken long enough to be told of. */
  shown = $state(false)
  /** Milliseconds that it still takes, as far as can be guessed. */
  left = $state<number | null>(null)

  #began = 0
  #now: () => number

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  begin(task: string, total = 0): void {
    this.task = task
    this.done = 0
    this.total = total
    this.left = null
    this.shown = false
    this.#began = this.#now()
    setTimeout(() => {
      if (this.task === task) this.shown = true
    }, patience)
  }

  /** What the program tells of it; of other work nothing is heard. */
  heard(task: string, done: number, total: number): void {
    if (task !== this.task) return
    this.done = done
    this.total = total
    const share = total > 0 ? done / total : 0
    const taken = this.#now() - this.#began
    this.left = share > enough ? (taken * (1 - share)) / share : null
  }

  end(task: string): void {
    if (task !== this.task) return
    this.task = null
    this.shown = false
  }
}
