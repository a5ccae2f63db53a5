/** Cards that are put aside or forgotten again and again: what the learner does about them, each time with an undo. */
import type { Backend } from '../backend/backend'
import type { Treatment } from '../backend/contract'
import { strings } from '../strings'
import type { Router } from './router.svelte'
import type { Toasts } from './toasts.svelte'

type CardsBackend = Pick<Backend, 'cardsTreat' | 'cardsUntreat' | 'cardMet'>

export class Cards {
  failure = $state.raw<unknown>(null)
  /** How often cards were treated: who shows some asks for them anew. */
  version = $state(0)

  #backend: CardsBackend
  #toasts: Toasts
  #router: Router

  constructor(backend: CardsBackend, toasts: Toasts, router: Router) {
    this.#backend = backend
    this.#toasts = toasts
    this.#router = router
  }

  treat(cards: string[], way: Treatment): Promise<void> {
    return this.#attempt(async () => {
      const treated = await this.#backend.cardsTreat({ cards, way })
      this.version += 1
      const run = () =>
        this.#attempt(async () => {
          await this.#backend.cardsUntreat(treated)
          this.version += 1
        })
      this.#toasts.show(strings.cards.treated[way](cards.length), { label: strings.undo, run })
    })
  }

  /** Opens the lesson in which a card was met. */
  open(card: string): Promise<void> {
    return this.#attempt(async () => {
      const { source } = await this.#backend.cardMet({ card })
      if (source) this.#router.lesson(source.lessonId, source.place)
      else this.#toasts.show(strings.cards.notMet)
    })
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work()
      this.failure = null
    } catch (error) {
      this.failure = error
    }
  }
}
