/** Long work of the program: how far it is, how long it will take, and the way to end it. */
import { codeOf, type Backend } from '../backend/backend'

type Program = Pick<Backend, 'onNotice' | 'taskCancel'>

let begun = 0

/** So long nothing needs to be said of it, milliseconds. */
const patient = 500

export class LongWork<Result> {
  running = $state(false)
  /** It takes so long that something should be said. */
  slow = $state(false)
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
  #began = 0
  #patience: ReturnType<typeof setTimeout> | undefined

  constructor(program: Program, now: () => number = () => performance.now()) {
    this.#program = program
    this.#now = now
  }

  /** Does the work; `start` gives its name to the program. Work that is going on is not begun twice. */
  async run(start: (task: string) => Promise<Result>): Promise<void> {
    if (this.running) return
    const id = `work-${++begun}`
    this.#begin(id)
    const stop = this.#program.onNotice((notice) => {
      if (notice.type === 'progress' && notice.task === id) this.#went(notice)
    })
    try {
      this.result = await start(id)
    } catch (error) {
      if (codeOf(error) !== 'cancelled') this.failure = error
    } finally {
      stop()
      this.#end()
    }
  }

  /** From now on it is what the program does by itself under this name, whenever it does. */
  follow(id: string): void {
    this.#program.onNotice((notice) => {
      if (notice.type === 'progress' && notice.task === id) {
        if (!this.running) this.#begin(id)
        this.#went(notice)
      } else if (notice.type === 'over' && notice.task === id) this.#end()
    })
  }

  #begin(id: string): void {
    this.#id = id
    this.#began = this.#now()
    this.running = true
    this.done = 0
    this.total = 0
    this.left = null
    this.result = null
    this.failure = null
    this.#patience = setTimeout(() => (this.slow = true), patient)
  }

  #went({ done, total }: { done: number; total: number }): void {
    this.done = done
    this.total = total
    if (done > 0) this.left = ((this.#now() - this.#began) / done) * (total - done)
  }

  #end(): void {
    clearTimeout(this.#patience)
    this.slow = false
    this.running = false
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
