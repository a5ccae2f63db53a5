/** One sitting of practice: the item that is asked, what was answered, and what comes next. */
import { codeOf, type Backend } from '../../backend/backend'
import type {
  ItemSource,
  LeechView,
  PracticeAnswered,
  PracticeSource,
  PracticeView,
  PutAside,
  Response,
} from '../../backend/contract'
import { seenNow } from './clock'

type PracticeBackend = Pick<
  Backend,
  | 'practiceStart'
  | 'practiceCurrent'
  | 'practiceAnswer'
  | 'practiceSettled'
  | 'practiceSource'
  | 'practiceAccept'
  | 'practiceUndo'
  | 'practicePutAside'
  | 'practiceEnd'
>

export class Sitting {
  view = $state.raw<PracticeView | null>(null)
  /** Nothing is being practised. */
  none = $state(false)
  /** How the item in `view` was answered; null until it is. */
  answered = $state.raw<PracticeAnswered | null>(null)
  response = $state.raw<Response | null>(null)
  /** When the card that was answered comes back, in words; empty until the answer is on the disk. */
  comesBack = $state('')
  /** The card, when it was forgotten again and again. */
  leech = $state.raw<LeechView | null>(null)
  /** Nothing was graded: the learner may answer again. */
  nudge = $state<string | null>(null)
  /** The answer was shown before it is rated. */
  uncovered = $state(false)
  /** Grows with everything that is asked, the same item once more included: nothing of an earlier try is left then. */
  turn = $state(0)
  failure = $state.raw<unknown>(null)
  /** An answer that did not reach the program. */
  unsent = $state.raw<Response | null>(null)
  busy = $state(false)

  #backend: PracticeBackend
  #onlost: (error: unknown) => void
  #clock: () => number
  #asked = 0
  #running = Promise.resolve()

  /**
   * `onlost` is told when an answer could not be written, beside the page that says it; `clock` gives milliseconds from any
   * beginning.
   */
  constructor(
    backend: PracticeBackend,
    onlost: (error: unknown) => void = () => {},
    clock: () => number = seenNow,
  ) {
    this.#backend = backend
    this.#onlost = onlost
    this.#clock = clock
  }

  get item() {
    return this.view?.item ?? null
  }

  /** How many items are behind: those answered, the one on the page included once it is graded. */
  get progress(): { answered: number; total: number } {
    const { view } = this
    if (!view) return { answered: 0, total: 0 }
    return { answered: view.answered + (this.answered ? 1 : 0), total: view.total }
  }

  load(): Promise<void> {
    return this.#run(async () => this.#show(await this.#backend.practiceCurrent()))
  }

  start(source: PracticeSource): Promise<void> {
    return this.#run(async () => this.#show(await this.#backend.practiceStart({ source, seed: null })))
  }

  answer(response: Response): Promise<void> {
    const { item } = this
    if (!item || this.answered) return Promise.resolve()
    const elapsed = Math.max(0, Math.round(this.#clock() - this.#asked))
    return this.#run(async () => {
      this.unsent = response
      const answered = await this.#backend.practiceAnswer({ itemId: item.id, response, elapsed })
      this.unsent = null
      this.nudge = answered.nudge
      if (answered.nudge !== null) return
      this.response = response
      this.answered = answered
      void this.#settle(answered)
    })
  }

  /** Gives an answer again that did not reach the program. */
  resend(): Promise<void> {
    return this.unsent ? this.answer(this.unsent) : Promise.resolve()
  }

  /** To the next item, which is here already, or to the end page. */
  next(): Promise<void> {
    const { answered } = this
    if (!answered) return Promise.resolve()
    if (!answered.following) return this.load()
    this.#show(answered.following)
    return Promise.resolve()
  }

  /** Where in its lesson the item that was answered stands; null when that cannot be said. */
  async source(): Promise<ItemSource | null> {
    let source: ItemSource | null = null
    await this.#run(async () => void (source = await this.#backend.practiceSource()))
    return source
  }

  accept(): Promise<void> {
    if (!this.answered?.canAccept) return Promise.resolve()
    return this.#run(async () => {
      this.answered = await this.#backend.practiceAccept()
      void this.#settle(this.answered)
    })
  }

  /** Puts the card of the item aside, before it is answered, and goes on. */
  putAside(way: PutAside): Promise<void> {
    if (!this.item || this.answered) return Promise.resolve()
    return this.#run(async () => {
      const view = await this.#backend.practicePutAside({ way })
      this.#show(view.item ? view : await this.#backend.practiceCurrent())
    })
  }

  /** Takes the last answer back and asks that item again. */
  undo(): Promise<void> {
    if (!this.answered && !this.view?.canUndo) return Promise.resolve()
    return this.#run(async () => this.#show(await this.#backend.practiceUndo()))
  }

  /** Leaves for good; what was answered stays. */
  end(): Promise<void> {
    return this.#run(async () => {
      await this.#backend.practiceEnd()
      this.view = null
      this.none = true
    })
  }

  /**
   * The answer is shown while it is written. One that could not be written is said, and its item asked again. What was
   * answered behind it meanwhile is refused as well: it is waited for, so that the page ends where the practice is.
   */
  async #settle(answered: PracticeAnswered): Promise<void> {
    try {
      const { next, leech } = await this.#backend.practiceSettled()
      if (this.answered === answered) [this.comesBack, this.leech] = [next, leech]
    } catch (error) {
      await this.#running
      await this.#run(async () => this.#show(await this.#backend.practiceCurrent()))
      this.failure = error
      this.#onlost(error)
    }
  }

  #show(view: PracticeView): void {
    this.none = view.item === null && view.summary === null
    this.view = this.none ? null : view
    this.answered = null
    this.response = null
    this.nudge = null
    this.comesBack = ''
    this.leech = null
    this.uncovered = false
    this.turn += 1
    this.#asked = this.#clock()
  }

  /** One thing at a time: what is pressed while an answer is on its way is not heard twice. */
  #run(work: () => Promise<void>): Promise<void> {
    if (!this.busy) this.#running = this.#attempt(work)
    return this.#running
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    this.busy = true
    this.failure = null
    this.unsent = null
    try {
      await work()
    } catch (error) {
      if (codeOf(error) === 'notFound' && !this.view) this.none = true
      else this.failure = error
    } finally {
      this.busy = false
    }
  }
}
