/** The word card: which word is looked up, what is known of it, and saving it. */
import type { Backend } from '../backend/backend'
import type { Within, WordCard, WordGetArgs } from '../backend/contract'
import type { Player } from '../player/player.svelte'
import { hanOf, prepareFaces } from './faces'
import { PreparedCards } from './prepared-cards'
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

const argsOf = ({ word, pinyin, within, lessonId }: LookedUp): WordGetArgs => ({
  word,
  pinyin,
  within,
  lessonId,
})

/** A word, wherever it stands. */
type Word = Pick<LookedUp, 'word' | 'pinyin' | 'lessonId'>

export class Lookup {
  wanted = $state.raw<LookedUp | null>(null)
  card = $state.raw<WordCard | null>(null)
  failure = $state.raw<unknown>(null)
  readonly studied = new Studied()

  #backend: Pick<Backend, 'wordGet' | 'wordSave' | 'wordUnsave'>
  readonly #cards: PreparedCards
  #wish = 0
  /** The word that `card` is about; another may be wanted already. */
  #of: LookedUp | null = null
  #opening: Promise<void> = Promise.resolve()
  /** What had the focus before the card. */
  #entered: HTMLElement | null = null

  constructor(backend: Pick<Backend, 'wordGet' | 'wordSave' | 'wordUnsave'>) {
    this.#backend = backend
    this.#cards = new PreparedCards(
      (args) => backend.wordGet(args),
      (card) => prepareFaces(hanOf(card)),
    )
  }

  /** A word whose card may be wanted soon: it will be there with the key. */
  prepare(wanted: LookedUp): void {
    this.#cards.prepare(argsOf(wanted))
  }

  open(wanted: LookedUp): Promise<void> {
    return (this.#opening = this.#open(wanted))
  }

  async #open(wanted: LookedUp): Promise<void> {
    const wish = ++this.#wish
    this.wanted = wanted
    this.failure = null
    const args = argsOf(wanted)
    // Shown at once as it was, and a moment later as it is.
    const known = this.#cards.known(args)
    if (known) this.#show(wanted, known)
    try {
      const card = await this.#cards.get(args)
      if (wish === this.#wish) this.#show(wanted, card)
    } catch (error) {
      if (wish !== this.#wish) return
      this.card = null
      this.failure = error
    }
  }

  #show(wanted: LookedUp, card: WordCard): void {
    this.#of = wanted
    this.card = card
  }

  /** Gives the focus to the card that is open; closing it gives the focus back. */
  enter(): void {
    const card = cardOnPage()
    if (!card) return
    if (!card.contains(document.activeElement))
      this.#entered = document.activeElement instanceof HTMLElement ? document.activeElement : null
    // Who comes by keys sees where they are; the engine does not show it for what a script did.
    card.focus({ preventScroll: true, focusVisible: true })
  }

  close(): void {
    if (cardOnPage()?.contains(document.activeElement)) this.#entered?.focus({ preventScroll: true })
    this.#entered = null
    this.#wish += 1
    this.wanted = null
    this.card = null
    this.failure = null
  }

  /** Says the open word; false where none is open. */
  play(player: Player): boolean {
    const { wanted } = this
    if (!wanted) return false
    const card = this.#of === wanted ? this.card : null
    const word = card?.word ?? wanted.word
    const syllables = card?.entries[0]?.spoken ?? wanted.pinyin?.split(' ') ?? []
    void player.play([{ id: `word:${word}`, words: [{ text: word, syllables: [...syllables] }] }])
    return true
  }

  /** Saves the open word to study, or stops studying it. */
  async toggleSaved(): Promise<void> {
    const { wanted } = this
    // Whether to save or not is known once the card is there.
    await this.#opening
    if (!wanted || this.#of !== wanted || !this.card) return
    await this.save(wanted, !this.saved)
  }

  /** Whether the word on the card is saved, wherever that was done. */
  get saved(): boolean {
    const { card } = this
    if (!card || !this.#of) return false
    return this.studied.get(this.#of.word, this.#pinyinOf(this.#of)) ?? card.saved
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

const cardOnPage = () => document.querySelector<HTMLElement>('[data-testid="word-card"]')
