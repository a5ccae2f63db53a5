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
  #made: string[] = []

  constructor(backend: Pick<Backend, 'readingCorrect' | 'readingRestore'>, choices: Choices, toasts: Toasts) {
    this.#backend = backend
    this.#choices = choices
    this.#toasts = toasts
  }

  /** Corrects a reading; `said` is what the learner is told of it. */
  async make(args: ReadingCorrectArgs, said: string): Promise<void> {
    await this.#attempt(async () => {
      const { correctionId } = await this.#backend.readingCorrect(args)
      this.#made.push(correctionId)
      this.#toasts.show(said, { label: strings.undo, run: () => this.takeBack(correctionId) })
    })
  }

  async takeBack(correctionId: string): Promise<void> {
    await this.#attempt(async () => {
      await this.#backend.readingRestore({ correctionId })
      this.#made = this.#made.filter((id) => id !== correctionId)
    })
  }

  /** Takes back what was corrected last; false where nothing was. */
  undo(): boolean {
    const last = this.#made.at(-1)
    if (last === undefined) return false
    void this.takeBack(last)
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
