/**
 * Plays utterances one after the other and knows which word sounds now.
 * The word is found from the clock of the sound on every frame: `timeupdate` comes only four times a second.
 */
import { codeOf, sentenceOf, type Backend } from '../backend/backend'
import type { ErrorCode, SpeechMark, SpokenWord } from '../backend/contract'
import { Clips } from './clips'
import { AudioSound, type Sound } from './sound'

/** Something to say as one: a sentence, or a word. */
export interface Utterance {
  /** The sentence's id, by which the page lights it. */
  id: string
  words: SpokenWord[]
}

export type PlayerStatus = 'idle' | 'loading' | 'playing' | 'paused'

export interface Frames {
  request(run: () => void): number
  cancel(handle: number): void
}

const windowFrames: Frames = {
  request: (run) => requestAnimationFrame(run),
  cancel: (handle) => cancelAnimationFrame(handle),
}

/** Index of the word that sounds at `time` (ms), or -1 between words. */
export function wordAt(marks: readonly SpeechMark[], time: number): number {
  return marks.find((mark) => time >= mark.start && time < mark.end)?.word ?? -1
}

export class Player {
  status = $state<PlayerStatus>('idle')
  queue = $state.raw<readonly Utterance[]>([])
  index = $state(0)
  /** Index of the sounding word in the current utterance; -1 for none. */
  word = $state(-1)
  loop = $state(false)
  failure = $state.raw<{ code: ErrorCode; message: string } | null>(null)

  #clips: Clips
  #makeSound: () => Sound
  #made: Sound | null = null
  #rate: () => number
  #frames: Frames
  #marks: SpeechMark[] = []
  #clipRate = 1
  #frame = 0
  /** The part of the queue that is said, by the indexes of its first and last utterance; null for all that follows. */
  #part: { first: number; last: number } | null = null
  /** Grows with every new wish; answers to older wishes are dropped. */
  #wish = 0

  constructor(
    backend: Pick<Backend, 'speechSpeak' | 'fetchClip'>,
    rate: () => number,
    makeSound: () => Sound = () => new AudioSound(),
    frames: Frames = windowFrames,
  ) {
    this.#clips = new Clips(backend)
    this.#rate = rate
    this.#makeSound = makeSound
    this.#frames = frames
  }

  get current(): Utterance | null {
    return this.status === 'idle' ? null : (this.queue[this.index] ?? null)
  }

  /** Id of what is being said, or paused within. */
  get sentenceId(): string | null {
    return this.current?.id ?? null
  }

  /**
   * Says these from the one at `index` to the one at `last`; without it, to the end. The others are there to be
   * stepped to.
   */
  async play(utterances: readonly Utterance[], index = 0, last?: number): Promise<void> {
    const queue = utterances.filter((u) => u.words.some((w) => w.syllables.length > 0))
    const at = (wanted: Utterance | undefined) => (wanted ? queue.indexOf(wanted) : -1)
    this.failure = null
    if (queue.length === 0) return this.stop()
    this.queue = queue
    const first = Math.max(0, at(utterances[index]))
    this.#part = last === undefined ? null : { first, last: Math.max(first, at(utterances[last])) }
    await this.#start(first)
  }

  async toggle(): Promise<void> {
    if (this.status === 'playing') this.pause()
    else if (this.status === 'paused') await this.resume()
  }

  pause(): void {
    if (this.status !== 'playing') return
    this.#sound.pause()
    this.#frames.cancel(this.#frame)
    this.status = 'paused'
  }

  async resume(): Promise<void> {
    if (this.status !== 'paused') return
    const wish = this.#wish
    this.status = 'playing'
    await this.#sound.play().catch((error: unknown) => this.#fail(error, wish))
    this.#follow()
  }

  /** To the next (1) or previous (-1) utterance; past the end there is silence. Outside of a part, each is said alone. */
  async step(by: number): Promise<void> {
    if (this.status === 'idle') return
    const to = Math.max(0, this.index + by)
    if (to >= this.queue.length) return this.stop()
    const part = this.#part
    if (part && (to < part.first || to > part.last)) this.#part = { first: to, last: to }
    await this.#start(to)
  }

  stop(): void {
    this.#wish += 1
    this.#made?.pause()
    this.#frames.cancel(this.#frame)
    this.status = 'idle'
    this.word = -1
  }

  /** Puts the player away, with whatever it had to say. */
  close(): void {
    this.stop()
    this.failure = null
  }

  /** The speed was changed: the clip that plays follows at once, later ones are spoken at that speed. */
  speedChanged(): void {
    this.#made?.setRate(this.#rate() / this.#clipRate)
  }

  get #sound(): Sound {
    if (!this.#made) {
      this.#made = this.#makeSound()
      this.#made.onEnded = () => void this.#ended()
      this.#made.onFailed = () => this.#fail(null, this.#wish)
    }
    return this.#made
  }

  async #start(index: number): Promise<void> {
    const wish = ++this.#wish
    const utterance = this.queue[index]
    if (!utterance) return
    this.#made?.pause()
    this.#frames.cancel(this.#frame)
    this.index = index
    this.word = -1
    this.status = 'loading'
    try {
      const ready = await this.#clips.get(utterance.words, this.#rate())
      if (wish !== this.#wish) return
      this.#marks = ready.clip.marks
      this.#clipRate = ready.rate
      this.#sound.load(ready.sound)
      this.#sound.setRate(this.#rate() / ready.rate)
      this.status = 'playing'
      await this.#sound.play()
      if (wish !== this.#wish) return
      this.#follow()
      const following = index === this.#part?.last ? undefined : this.queue[index + 1]
      if (following) void this.#clips.get(following.words, this.#rate()).catch(() => {})
    } catch (error) {
      this.#fail(error, wish)
    }
  }

  async #ended(): Promise<void> {
    this.#frames.cancel(this.#frame)
    if (this.loop) await this.#start(this.index)
    else if (this.index === this.#part?.last) this.stop()
    else await this.step(1)
  }

  #follow(): void {
    this.#frames.cancel(this.#frame)
    if (this.status !== 'playing') return
    this.word = wordAt(this.#marks, this.#sound.time)
    this.#frame = this.#frames.request(() => this.#follow())
  }

  #fail(error: unknown, wish: number): void {
    if (wish !== this.#wish) return
    this.stop()
    this.failure = { code: codeOf(error), message: error === null ? '' : sentenceOf(error) }
  }
}
