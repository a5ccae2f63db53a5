/** The word card: which word is looked up, what is known of it, and saving it. */
import type { Backend } from '../backend/backend'
import type { Within, WordCard } from '../backend/contract'
import type { Player } from '../player/player.svelte'
import { Studied } from './studied.svelte'

/** A word where the learner met it. */
export interface LookedUp {
  word: string
  /** Syllables with marks joined by spaces; null when it is not known. */
  pinyin: string | null
  lessonId: string | null
  /** The sentence around it; null for a word that stands nowhere. */
  within: Within | null
  /** The word on the page, beside which a floating card stands. */
  anchor: HTMLElement | null
}

/** A word, wherever it stands. */
type Word = Pick<LookedUp, 'word' | 'pinyin' | 'lessonId'>

export class Lookup {
  wanted = $state.raw<LookedUp | null>(null)
  card = $state.raw<WordCard | null>(null)
  failure = $state.raw<unknown>(null)
  readonly studied = new Studied()

  #backend: Pick<Backend, 'wordGet' | 'wordSave' | 'wordUnsave'>
  #wish = 0

  constructor(backend: Pick<Backend, 'wordGet' | 'wordSave' | 'wordUnsave'>) {
    this.#backend = backend
  }

  async open(wanted: LookedUp): Promise<void> {
    const wish = ++this.#wish
    this.wanted = wanted
    this.failure = null
    try {
      const card = await this.#backend.wordGet({
        word: wanted.word,
        pinyin: wanted.pinyin,
        within: wanted.within,
      })
      if (wish === this.#wish) this.card = card
    } catch (error) {
      if (wish !== this.#wish) return
      this.card = null
      this.failure = error
    }
  }

  close(): void {
    this.#wish += 1
    this.wanted = null
    this.card = null
    this.failure = null
  }

  /** Says the open word; false where none is open. */
  play(player: Player): boolean {
    const first = this.card?.entries[0]
    const word = this.card?.word ?? ''
    const syllables = first?.spoken ?? this.wanted?.pinyin?.split(' ') ?? []
    if (word === '') return false
    void player.play([{ id: `word:${word}`, words: [{ text: word, syllables: [...syllables] }] }])
    return true
  }

  /** Saves the open word to study, or stops studying it. */
  async toggleSaved(): Promise<void> {
    const { wanted, card } = this
    if (!wanted || !card) return
    await this.save(wanted, !this.saved)
  }

  /** Whether the word on the card is saved, wherever that was done. */
  get saved(): boolean {
    const { wanted, card } = this
    if (!wanted || !card) return false
    return this.studied.get(wanted.word, this.#pinyinOf(wanted)) ?? card.saved
  }

  #pinyinOf(wanted: Word): string {
    return wanted.pinyin ?? this.card?.entries[0]?.pinyin.join(' ') ?? ''
  }

  /** Gives whether the word is saved now; nothing when that could not be done. */
  async save(wanted: Word, save: boolean): Promise<boolean | null> {
    const pinyin = this.#pinyinOf(wanted)
    const args = { word: wanted.word, pinyin, lessonId: wanted.lessonId }
    try {
      this.failure = null
      const { saved } = await (save ? this.#backend.wordSave(args) : this.#backend.wordUnsave(args))
      this.studied.set(wanted.word, pinyin, saved)
      const onCard = this.wanted?.word === wanted.word && this.#pinyinOf(this.wanted) === pinyin
      if (this.card && onCard) this.card = { ...this.card, saved }
      return saved
    } catch (error) {
      this.failure = error
      return null
    }
  }
}
