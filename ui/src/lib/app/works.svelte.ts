/** Long work that goes on wherever the learner goes. The page that began it shows it; elsewhere the corner does. */
import type { Backend } from '../backend/backend'
import type { AudioWritten, LibraryMoved, OptimisedView, VoicesView } from '../backend/contract'
import { LongWork } from './work.svelte'

type Program = Pick<Backend, 'onNotice' | 'taskCancel'>

/** Work with many lessons: one piece after the other, however fast they are asked for. */
export class Turns {
  readonly work: LongWork<void>
  /** What is done now. */
  label = $state('')
  #last: Promise<unknown> = Promise.resolve()

  constructor(program: Program) {
    this.work = new LongWork(program)
  }

  /** Does it when its turn comes; `start` gives its name to the program. */
  take<Result>(label: string, start: (task: string) => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(async () => {
      let done: () => Result = () => {
        throw this.work.failure
      }
      this.label = label
      await this.work.run(async (task) => {
        const result = await start(task)
        done = () => result
      })
      return done()
    })
    this.#last = turn.catch(() => {})
    return turn
  }
}

export class Works {
  /** A lesson is written to a sound file. */
  readonly audio: LongWork<AudioWritten>
  /** The learner's documents move to another folder. */
  readonly moving: LongWork<LibraryMoved>
  /** A recorded voice is added. */
  readonly voice: LongWork<VoicesView>
  /** The schedule is fitted to the learner's reviews. */
  readonly fitting: LongWork<OptimisedView>
  /** Lessons are removed, moved, brought back. */
  readonly arranging: Turns
  /** The program reads documents: another program changed them, or this version reads them otherwise. */
  readonly reading: LongWork<void>

  constructor(backend: Program) {
    this.audio = new LongWork(backend)
    this.moving = new LongWork(backend)
    this.voice = new LongWork(backend)
    this.fitting = new LongWork(backend)
    this.arranging = new Turns(backend)
    this.reading = new LongWork(backend)
    this.reading.follow('library')
  }
}
