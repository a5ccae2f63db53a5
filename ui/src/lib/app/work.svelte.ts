/** Long work of the program: how far it is, how long it will take, and the way to end it. */
import { codeOf, type Backend } from '../backend/backend'

type Program = Pick<Backend, 'onNotice' | 'taskCancel'>

let begun = 0

export class LongWork<Result> {
  running = $state(false)
  done = $state(0)
  total = $state(0)
  /** Milliseconds until the end, as far as can be told; null until something is done. */
  left = $state<number | null>(null)
  result = $state.raw<Result | null>(null)
  /** Why it failed; that the learner ended it is no failure. */
  failure = $state.raw<unknown>(null)

  /** Somebody shows it: a page, or a sheet of it. */
  watched = $state(false)

  #program: Program
  #now: () => number
  #id = ''

  constructor(program: Program, now: () => number = () => performance.now()) {
    this.#program = program
    this.#now = now
  }

  /** Does the work; `start` gives its name to the program. Work that is going on is not begun twice. */
  async run(start: (task: string) => Promise<Result>): Promise<void> {
    if (this.running) return
    const id = `work-${++begun}`
    const began = this.#now()
    this.#id = id
    this.running = true
    this.done = 0
    this.total = 0
    this.left = null
    this.result = null
    this.failure = null
    const stop = this.#program.onNotice((notice) => {
      if (notice.type !== 'progress' || notice.task !== id) return
      this.done = notice.done
      this.total = notice.total
      if (notice.done > 0) this.left = ((this.#now() - began) / notice.done) * (notice.total - notice.done)
    })
    try {
      this.result = await start(id)
    } catch (error) {
      if (codeOf(error) !== 'cancelled') this.failure = error
    } finally {
      stop()
      this.running = false
    }
  }

  /** Shows it until the function that comes back is called. To be called in an effect. */
  watch(): () => void {
    this.watched = true
    return () => (this.watched = false)
  }

  /** Ends it as soon as it can be. */
  cancel(): void {
    if (this.running) void this.#program.taskCancel({ task: this.#id }).catch(() => {})
  }

  /** Forgets how it ended. */
  clear(): void {
    if (this.running) return
    this.result = null
    this.failure = null
  }
}
