/** Readings that the learner corrects: made, taken back, undone one after the other. */
import type { Backend } from '../backend/backend'
import type { ReadingCorrectArgs } from '../backend/contract'
import { strings } from '../strings'
import type { Choices } from './choices.svelte'
import type { Toasts } from './toasts.svelte'

export class Corrections {
  failure = $state.raw<unknown>(null)

  #backend: Pick<Backend, 'readingCorrect' | 'readingRestore'>
  #choices: Choices
  #toasts: Toasts
  /** What was made since the window was opened and still stands, oldest first. */
  #made: { id: string; forget: () => void }[] = []

  constructor(backend: Pick<Backend, 'readingCorrect' | 'readingRestore'>, choices: Choices, toasts: Toasts) {
    this.#backend = backend
    this.#choices = choices
    this.#toasts = toasts
  }

  /** Corrects a reading; `said` is what the learner is told of it. */
  async make(args: ReadingCorrectArgs, said: string): Promise<void> {
    await this.#attempt(async () => {
      const { correctionId } = await this.#backend.readingCorrect(args)
      const undo = { label: strings.undo, run: () => this.takeBack(correctionId) }
      this.#made.push({ id: correctionId, forget: this.#toasts.show(said, undo) })
    })
  }

  async takeBack(correctionId: string): Promise<void> {
    await this.#attempt(async () => {
      await this.#backend.readingRestore({ correctionId })
      this.#made.find(({ id }) => id === correctionId)?.forget()
      this.#made = this.#made.filter(({ id }) => id !== correctionId)
    })
  }

  /** Takes back what was corrected last; false where nothing was. */
  undo(): boolean {
    const last = this.#made.at(-1)
    if (last === undefined) return false
    void this.takeBack(last.id)
    return true
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work()
      this.failure = null
      this.#choices.readingsVersion += 1
    } catch (error) {
      this.failure = error
    }
  }
}
