/**
 * Plays utterances one after the other and knows which word sounds now.
 * The word is found from the clock of the sound on every frame: `timeupdate` comes only four times a second.
 */
import { codeOf, sentenceOf, type Backend } from '../backend/backend'
import type { AfterSentence, ErrorCode, SpeechMark } from '../backend/contract'
import { turnAfter } from './after'
import { Clips, type ReadyClip } from './clips'
import { realMachine, type Machine } from './machine'
import type { ClipSound, Sound } from './sound'
import { SystemSound } from './system-sound'
import {
  endOf,
  isBefore,
  sayable,
  soundingTime,
  timeOf,
  wordAt,
  type Point,
  type Spot,
  type Utterance,
} from './utterance'

/** `turn` is the learner's: the voice is silent, and goes on by itself or when it is told to. */
export type PlayerStatus = 'idle' | 'loading' | 'playing' | 'paused' | 'turn'

export interface PlayerChoices {
  /** 0.5 to 1.5. */
  rate: number
  after: AfterSentence
  /** Begin with a longer silence. */
  longLeadIn: boolean
}

type PlayerBackend = Pick<Backend, 'speechSpeak' | 'fetchClip' | 'voiceSay' | 'voiceHush'>

/** Wireless headphones fall asleep in silence, and wake up over the first syllables (ms). */
const longLeadIn = 500
const asleepAfter = 4000

/** Who stays at a sentence for so long may want to hear it (ms). */
const restsAfter = 400

/** What of the queue is said: all that follows where there is no end. */
interface Part {
  from: Point
  to: Point | null
}

export class Player {
  status = $state<PlayerStatus>('idle')
  queue = $state.raw<readonly Utterance[]>([])
  index = $state(0)
  /** Index of the sounding word in the current utterance; -1 for none. */
  word = $state(-1)
  /** Says the sentence again and again, or the selection. */
  loop = $state(false)
  /** A passage that is said again and again; its end may not be chosen yet. */
  passage = $state.raw<{ from: Point; to: Point | null } | null>(null)
  /** In shadowing: the time to speak along. */
  again = $state(false)
  /** How long the learner's turn is (ms); null for as long as they like. */
  turn = $state<number | null>(null)
  /** The name of the voice that spoke last. */
  voice = $state('')
  /** When it falls silent by itself, by the clock of the machine; null for never. */
  sleepAt = $state<number | null>(null)
  /** Why nothing is said; beside a status, why what was to be said before it was left out. */
  failure = $state.raw<{ code: ErrorCode; message: string } | null>(null)

  #backend: PlayerBackend
  #clips: Clips
  #choices: () => PlayerChoices
  #machine: Machine
  #clipSound: ClipSound | null = null
  /** What sounds, or sounded last: a clip, or a voice of the system. */
  #sound: Sound | null = null
  #began = 0
  #marks: SpeechMark[] = []
  #clipRate = 1
  #frame = 0
  #part = $state.raw<Part>({ from: { at: 0, word: -1 }, to: null })
  #lastWord = -1
  #lastSound = -Infinity
  #then: (() => void) | null = null
  #cancelTurn = () => {}
  #cancelExpected = () => {}
  /** Grows with every new wish; answers to older wishes are dropped. */
  #wish = 0

  constructor(backend: PlayerBackend, choices: () => PlayerChoices, machine: Machine = realMachine) {
    this.#backend = backend
    this.#clips = new Clips(backend)
    this.#choices = choices
    this.#machine = machine
  }

  get current(): Utterance | null {
    return this.status === 'idle' ? null : (this.queue[this.index] ?? null)
  }

  /** Id of what is being said, or paused within. */
  get sentenceId(): string | null {
    return this.current?.id ?? null
  }

  /** Where the word that sounds stands on the page. */
  get spot(): Spot | null {
    const current = this.current
    if (!current || this.word < 0) return null
    return current.spots ? (current.spots[this.word] ?? null) : { id: current.id, word: this.word }
  }

  /** Whether what is said begins and ends with the utterances of these ids. */
  plays(first: string, last: string): boolean {
    const { from, to } = this.#part
    return (
      this.status !== 'idle' && this.queue[from.at]?.id === first && this.queue[to?.at ?? -1]?.id === last
    )
  }

  /**
   * Says these from the one at `index` to the one at `last`; without it, to the end. The others are there to be
   * stepped to. `words` are the first and the last word of a selection that begins and ends in the middle.
   */
  async play(
    utterances: readonly Utterance[],
    index = 0,
    last?: number,
    words: { from: number; to: number } = { from: -1, to: -1 },
  ): Promise<void> {
    const queue = utterances.filter(sayable)
    const at = (wanted: Utterance | undefined) => (wanted ? queue.indexOf(wanted) : -1)
    // What was said again and again is over where something else begins.
    if (!queue.some(({ id }) => id === this.sentenceId)) this.loop = false
    this.failure = null
    this.passage = null
    // A time that ran out in silence is over.
    if (this.sleepAt !== null && this.#machine.now() >= this.sleepAt) this.sleepAt = null
    if (queue.length === 0) return this.stop()
    this.queue = queue
    const from = { at: Math.max(0, at(utterances[index])), word: words.from }
    const to = last === undefined ? null : { at: Math.max(from.at, at(utterances[last])), word: words.to }
    this.#part = { from, to }
    await this.#start(from)
  }

  /** What may be said next: spoken ahead once the learner rests there, so that its clip is here with its key (decision 0135). */
  expect(utterance: Utterance | undefined): void {
    this.#cancelExpected()
    if (!utterance || !sayable(utterance)) return
    this.#cancelExpected = this.#machine.after(restsAfter, () => {
      if (this.status !== 'idle') return
      if (!this.#clipSound) (this.#clipSound = this.#machine.sound()).wake()
      // Spoken, not opened: an audio element that is opened long before it is played begins half a second late.
      void this.#clips.get(utterance.words, this.#choices().rate).catch(() => {})
    })
  }

  async toggle(): Promise<void> {
    if (this.status === 'playing') this.pause()
    else if (this.status === 'paused') await this.resume()
    else if (this.status === 'turn') this.#endTurn()
    else if (this.status === 'loading') this.stop()
  }

  pause(): void {
    // The learner wants more time than they have.
    if (this.status === 'turn') {
      this.#cancelTurn()
      this.turn = null
    }
    // Nothing is heard yet, and nothing shall be.
    if (this.status === 'loading') this.stop()
    if (this.status !== 'playing') return
    this.#sound?.pause()
    this.#machine.cancel(this.#frame)
    this.#lastSound = this.#machine.now()
    this.status = 'paused'
  }

  async resume(): Promise<void> {
    if (this.status !== 'paused') return
    const wish = this.#wish
    this.status = 'playing'
    try {
      this.#began = this.#machine.now()
      await this.#sound?.play()
      if (wish === this.#wish) this.#follow()
    } catch (error) {
      this.#fail(error, wish)
    }
  }

  /** To the next (1) or previous (-1) utterance; past the end there is silence. Outside of a part, each is said alone. */
  async step(by: number): Promise<void> {
    if (this.status === 'idle') return
    const at = Math.max(0, this.index + by)
    if (at >= this.queue.length) return this.stop()
    const { from, to } = this.#part
    const point = { at, word: -1 }
    if (to && (at < from.at || at > to.at)) this.#part = { from: point, to: point }
    await this.#start(point, { by })
  }

  /** The same once more, from its beginning. */
  async repeat(): Promise<void> {
    if (this.status !== 'idle') await this.#start(this.#beginOf(this.index))
  }

  /** The first time the passage begins here, the second time it ends here, the third time there is none. */
  async markPassage(): Promise<void> {
    if (this.status === 'idle') return
    const here = { at: this.index, word: Math.max(0, this.#lastWord) }
    const begun = this.passage
    if (!begun) this.passage = { from: here, to: null }
    else if (begun.to) this.passage = null
    else {
      const [from, to] = isBefore(here, begun.from) ? [here, begun.from] : [begun.from, here]
      this.passage = { from, to }
      await this.#start(from)
    }
  }

  stop(): void {
    this.#wish += 1
    this.#sound?.pause()
    this.#machine.cancel(this.#frame)
    this.#cancelTurn()
    if (this.status === 'playing') this.#lastSound = this.#machine.now()
    this.status = 'idle'
    this.word = -1
    this.loop = false
    this.passage = null
  }

  /** Puts the player away, with whatever it had to say. */
  close(): void {
    this.stop()
    this.failure = null
    this.sleepAt = null
  }

  /** The speed was changed: the clip that plays follows at once, later ones are spoken at that speed. */
  speedChanged(): void {
    this.#sound?.setRate(this.#choices().rate / this.#clipRate)
  }

  /** Another voice speaks from now on. */
  voiceChanged(): void {
    this.#clips.forget()
  }

  /** Falls silent after the sentence that is said when so many minutes are over; 0 for never. */
  sleepIn(minutes: number): void {
    this.sleepAt = minutes > 0 ? this.#machine.now() + minutes * 60_000 : null
  }

  /** Makes the sound of a clip, or of a voice that has none, ready to begin at a point. */
  #prepare({ clip, sound, rate }: ReadyClip, utterance: Utterance, point: Point): Sound {
    if (!sound) {
      const bound = this.passage?.to ?? this.#part.to
      const end = bound?.at === point.at && bound.word >= 0 ? bound.word + 1 : undefined
      const words = utterance.words.slice(Math.max(0, point.word), end)
      return this.#heard(new SystemSound(this.#backend, words, rate))
    }
    this.#clipSound ??= this.#machine.sound()
    const asleep = this.#choices().longLeadIn && this.#machine.now() - this.#lastSound > asleepAfter
    this.#clipSound.load(sound, asleep ? longLeadIn : 0)
    this.#clipSound.setRate(this.#choices().rate / rate)
    const from = timeOf(clip.marks, point.word)
    if (from > 0) this.#clipSound.seek(from)
    return this.#heard(this.#clipSound)
  }

  /** Makes what follows ready, so that it begins at once. Why it cannot be said is told when it is its turn. */
  async #prepareNext(following: Utterance, rate: number, wish: number): Promise<void> {
    const ready = await this.#clips.get(following.words, rate).catch(() => null)
    if (ready?.sound && wish === this.#wish) this.#clipSound?.prepare(ready.sound)
  }

  #heard(sound: Sound): Sound {
    sound.onEnded = () => this.#ended()
    sound.onFailed = (error) => this.#fail(error, this.#wish)
    return (this.#sound = sound)
  }

  /** Where an utterance begins: where a selection does, if it begins here. */
  #beginOf(at: number): Point {
    return at === this.#part.from.at ? this.#part.from : { at, word: -1 }
  }

  /** `by` is the way to go past what cannot be said. */
  async #start(point: Point, { again = false, by = 1, passed = false } = {}): Promise<void> {
    const wish = ++this.#wish
    const utterance = this.queue[point.at]
    if (!utterance) return
    this.#sound?.pause()
    this.#machine.cancel(this.#frame)
    this.#cancelTurn()
    this.index = point.at
    this.word = -1
    this.#lastWord = point.word
    this.again = again
    if (!passed) this.failure = null
    this.status = 'loading'
    try {
      const { rate } = this.#choices()
      const ready = await this.#clips.get(utterance.words, rate)
      if (wish !== this.#wish) return
      this.#marks = ready.clip.marks
      this.#clipRate = ready.rate
      this.voice = ready.clip.voice
      const sound = this.#prepare(ready, utterance, point)
      this.status = 'playing'
      this.#began = this.#machine.now()
      await sound.play()
      if (wish !== this.#wish) return
      this.#follow()
      const following = point.at === this.#part.to?.at ? undefined : this.queue[point.at + 1]
      if (following) void this.#prepareNext(following, rate, wish)
    } catch (error) {
      const beyond = this.#beyond(point.at, by)
      const passes = wish === this.#wish && codeOf(error) === 'invalid' && beyond !== null
      if (!passes) return this.#fail(error, wish)
      this.failure = failureOf(error)
      await this.#start(beyond, { by, passed: true })
    }
  }

  /** Where to go on when this one cannot be said; null where nothing follows. */
  #beyond(at: number, by: number): Point | null {
    const to = at + Math.sign(by)
    const isOver = by > 0 && at === this.#part.to?.at
    return isOver || !this.queue[to] ? null : { at: to, word: -1 }
  }

  /** What is said after the utterance that is over; null for silence. */
  get #next(): Point | null {
    const { from, to } = this.#part
    const isSelection = to !== null && (from.word >= 0 || to.word >= 0)
    if (this.loop && !isSelection) return { at: this.index, word: -1 }
    if (this.passage?.to?.at === this.index) return this.passage.from
    if (this.index === to?.at) return this.loop ? from : null
    return this.index + 1 < this.queue.length ? { at: this.index + 1, word: -1 } : null
  }

  #ended(): void {
    this.#machine.cancel(this.#frame)
    this.#lastSound = this.#machine.now()
    this.word = -1
    const next = this.#next
    const heard =
      this.#marks.length > 0
        ? soundingTime(this.#marks) / (this.#choices().rate / this.#clipRate)
        : this.#machine.now() - this.#began
    // A word by itself is heard, not practised.
    const after = this.queue.length > 1 ? this.#choices().after : 'goOn'
    const turn = turnAfter(after, heard, next !== null, this.again)
    const asleep = this.sleepAt !== null && this.#machine.now() >= this.sleepAt
    if (asleep) this.sleepAt = null
    const then = () => {
      if (turn?.again) void this.#start(this.#beginOf(this.index), { again: true })
      else if (next) void this.#start(next)
      else this.stop()
    }
    if (asleep && (next || turn?.again)) this.#giveTurn(null, then)
    else if (turn) this.#giveTurn(turn.length, then)
    else then()
  }

  #giveTurn(length: number | null, then: () => void): void {
    this.status = 'turn'
    this.turn = length
    this.#then = then
    this.#cancelTurn = length === null ? () => {} : this.#machine.after(length, () => this.#endTurn())
  }

  #endTurn(): void {
    this.#cancelTurn()
    if (this.status === 'turn') this.#then?.()
  }

  #follow(): void {
    this.#machine.cancel(this.#frame)
    if (this.status !== 'playing') return
    const time = this.#sound?.time ?? 0
    this.word = wordAt(this.#marks, time)
    if (this.word >= 0) this.#lastWord = this.word
    const bound = this.passage?.to ?? this.#part.to
    const end = bound?.at === this.index ? endOf(this.#marks, bound.word) : null
    if (end !== null && time >= end) {
      this.#sound?.pause()
      this.#ended()
    } else this.#frame = this.#machine.request(() => this.#follow())
  }

  #fail(error: unknown, wish: number): void {
    if (wish !== this.#wish) return
    this.stop()
    this.failure = failureOf(error)
  }
}

const failureOf = (error: unknown) => ({
  code: codeOf(error),
  message: error === null ? '' : sentenceOf(error),
})
