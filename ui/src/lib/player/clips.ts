/** Clips that were asked for lately, so that stepping back and reading ahead cost nothing. */
import type { Backend } from '../backend/backend'
import type { SpeechClip, SpokenWord } from '../backend/contract'

export interface ReadyClip {
  clip: SpeechClip
  /** Null where a voice of the system speaks by itself. */
  sound: Blob | null
  /** The speed at which it was spoken. */
  rate: number
}

const kept = 40

export class Clips {
  #backend: Pick<Backend, 'speechSpeak' | 'fetchClip'>
  #ready = new Map<string, Promise<ReadyClip>>()

  constructor(backend: Pick<Backend, 'speechSpeak' | 'fetchClip'>) {
    this.#backend = backend
  }

  get(words: readonly SpokenWord[], rate: number): Promise<ReadyClip> {
    const key = JSON.stringify([rate, words])
    const known = this.#ready.get(key)
    if (known) return known
    const asked = this.#ask([...words], rate)
    this.#ready.set(key, asked)
    // A failure is not kept: the voice may be there the next time.
    asked.catch(() => this.#ready.delete(key))
    const oldest = this.#ready.keys().next()
    if (this.#ready.size > kept && !oldest.done) this.#ready.delete(oldest.value)
    return asked
  }

  /** Another voice speaks from now on. */
  forget(): void {
    this.#ready.clear()
  }

  async #ask(words: SpokenWord[], rate: number): Promise<ReadyClip> {
    const clip = await this.#backend.speechSpeak({ words, rate })
    return { clip, sound: clip.id === null ? null : await this.#backend.fetchClip(clip.id), rate }
  }
}
