/** A voice of the system, which plays itself: nothing is known of it but that it has finished. */
import type { Backend } from '../backend/backend'
import type { SpokenWord } from '../backend/contract'
import type { Sound } from './sound'

/** Grows with every text, even when the window is loaded anew. */
let lastTurn = 0

export class SystemSound implements Sound {
  onEnded = () => {}
  onFailed: (error: unknown) => void = () => {}
  /** It tells no time, so no word is lit. */
  readonly time = 0
  #backend: Pick<Backend, 'voiceSay' | 'voiceHush'>
  #words: SpokenWord[]
  #rate: number
  /** The turn that is going on; 0 for none. */
  #turn = 0

  constructor(backend: Pick<Backend, 'voiceSay' | 'voiceHush'>, words: readonly SpokenWord[], rate: number) {
    this.#backend = backend
    this.#words = [...words]
    this.#rate = rate
  }

  /** From the beginning, always: it cannot be held. */
  async play(): Promise<void> {
    lastTurn = Math.max(lastTurn + 1, Date.now())
    const turn = (this.#turn = lastTurn)
    this.#backend.voiceSay({ turn, words: this.#words, rate: this.#rate }).then(
      () => {
        if (turn === this.#turn) this.onEnded()
      },
      (error: unknown) => {
        if (turn === this.#turn) this.onFailed(error)
      },
    )
  }

  pause(): void {
    if (this.#turn > 0) void this.#backend.voiceHush({ turn: this.#turn })
    this.#turn = 0
  }

  seek(): void {}

  /** Holds from the next text on. */
  setRate(): void {}
}
