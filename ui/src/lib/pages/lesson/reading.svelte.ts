/** Reading a lesson: its sentences in order, stepping through them, and what of a hidden side is uncovered. */
import { SvelteSet } from 'svelte/reactivity'
import type { Cursor } from '../../app/cursor.svelte'
import type { BlockView, LessonView, Place, Run, Sentence, Within, WordView } from '../../backend/contract'
import type { Player, Utterance } from '../../player/player.svelte'
import { plainText, sentencesOf, sentencesOfLesson, utteranceOf, type Placed } from '../../text/walk'

/** Whether a text is Chinese with some English in it, rather than the other way round. */
export function isMostlyChinese(runs: readonly Run[]): boolean {
  const letters = (text: string) => text.replace(/[\s\p{P}]/gu, '').length
  const chinese = letters(plainText(runs.filter((run) => run.type === 'chinese')))
  const other = letters(plainText(runs.filter((run) => run.type === 'plain')))
  // A character says about as much as three letters.
  return chinese * 3 > other
}

/** The texts of a block that are read aloud: sentences, but neither labels nor words within English prose. */
function aloudTexts(block: BlockView): Run[][] {
  switch (block.type) {
    case 'paragraph':
      return isMostlyChinese(block.text) ? [block.text] : []
    case 'list':
      return block.items.flatMap((item) => item.flatMap(aloudTexts))
    case 'table':
      return block.rows.flat().filter(isMostlyChinese)
    case 'fact':
      return isMostlyChinese(block.value) ? [block.value] : []
    case 'character':
      return [block.character]
    case 'example':
      return [block.chinese]
    case 'mistake':
      return [block.incorrect, ...block.corrects.map((correct) => correct.chinese)]
    case 'bilingualPair':
      return block.rows.map((row) => row.chinese)
    case 'related':
      return [block.term]
    case 'turn':
      return [block.text]
    case 'code':
      return []
  }
}

/** What there is to read in a lesson, in the order of reading. */
function partsOf(lesson: LessonView) {
  const first = lesson.sections[0]?.id
  // A word page shows its headword in place of its title.
  const head = lesson.headword ? [lesson.headword.chinese] : sentencesOf(lesson.heading)
  const title = head.map((sentence) => ({ sectionId: first ?? '', sentence }))
  const placed: readonly Placed[] = [...title, ...sentencesOfLesson(lesson)]
  const byId: ReadonlyMap<string, Placed> = new Map(placed.map((one) => [one.sentence.id, one]))
  const order: ReadonlyMap<string, number> = new Map(placed.map((one, at) => [one.sentence.id, at]))
  const aloud = [
    ...(lesson.headword ? [lesson.headword.chinese] : []),
    ...lesson.sections.flatMap((section) => section.blocks.flatMap(aloudTexts).flatMap(sentencesOf)),
  ]
  const sayable = aloud.filter((sentence) => byId.has(sentence.id))
  const utterances: readonly Utterance[] = (
    sayable.length > 0 ? sayable : placed.map((one) => one.sentence)
  ).map(utteranceOf)
  return { lesson, placed, byId, order, utterances }
}

export class Reading {
  /** Sentences whose hidden side has been uncovered. */
  readonly uncovered = new SvelteSet<string>()

  #parts

  constructor(lesson: LessonView) {
    this.#parts = $state.raw(partsOf(lesson))
  }

  /** The same lesson, read or written otherwise. */
  update(lesson: LessonView): void {
    if (lesson !== this.#parts.lesson) this.#parts = partsOf(lesson)
  }

  get lesson(): LessonView {
    return this.#parts.lesson
  }
  /** Every sentence that can be said, in the order of reading. */
  get placed(): readonly Placed[] {
    return this.#parts.placed
  }
  get byId(): ReadonlyMap<string, Placed> {
    return this.#parts.byId
  }
  /** What "read aloud" says; ids of the headword and of sentences. */
  get utterances(): readonly Utterance[] {
    return this.#parts.utterances
  }
  get #order(): ReadonlyMap<string, number> {
    return this.#parts.order
  }

  word(sentenceId: string | null, index: number): WordView | null {
    return (sentenceId !== null && this.byId.get(sentenceId)?.sentence.words[index]) || null
  }

  /** Where a word stands, as the program wants it. */
  within(sentenceId: string, index: number): Within | null {
    const words = this.byId.get(sentenceId)?.sentence.words
    if (!words) return null
    const before = words.slice(0, index).map((word) => word.text)
    return { sentence: words.map((word) => word.text).join(''), at: [...before.join('')].length }
  }

  /** Index of the first utterance at or after a sentence. */
  utteranceAt(sentenceId: string | null): number {
    if (sentenceId === null) return 0
    const from = this.#order.get(sentenceId) ?? 0
    const found = this.utterances.findIndex((u) => (this.#order.get(u.id) ?? 0) >= from)
    return Math.max(0, found)
  }

  /** Moves the cursor to the next (1) or previous (-1) sentence that is read aloud. */
  stepSentence(cursor: Cursor, by: 1 | -1, from: string | null): void {
    const at = this.#order.get(cursor.sentenceId ?? '')
    if (at === undefined) {
      const start = this.utterances[this.utteranceAt(from)]
      if (start) cursor.set(start.id)
      return
    }
    const orderOf = (utterance: Utterance) => this.#order.get(utterance.id) ?? 0
    const next =
      by > 0 ? this.utterances.find((u) => orderOf(u) > at) : this.utterances.findLast((u) => orderOf(u) < at)
    if (next) cursor.set(next.id)
  }

  /** Moves the cursor word by word, over the ends of sentences. */
  stepWord(cursor: Cursor, by: 1 | -1, from: string | null): void {
    let at = this.#order.get(cursor.sentenceId ?? from ?? '') ?? 0
    let index = cursor.word
    if (index < 0 && by < 0) index = this.placed[at]?.sentence.words.length ?? 0
    for (;;) {
      index += by
      const sentence = this.placed[at]?.sentence
      if (!sentence) return
      if (index < 0 || index >= sentence.words.length) {
        at += by
        index = by > 0 ? -1 : (this.placed[at]?.sentence.words.length ?? 0)
        continue
      }
      if ((sentence.words[index]?.syllables.length ?? 0) > 0) {
        cursor.set(sentence.id, index)
        return
      }
    }
  }

  placeOf(sentenceId: string): Place | null {
    const placed = this.byId.get(sentenceId)
    return placed ? { sectionId: placed.sectionId, sentenceId } : null
  }

  uncover(id: string): void {
    this.uncovered.add(id)
  }

  /** Uncovers at the cursor, then one further each time. */
  uncoverNext(player: Player, cursor: Cursor): void {
    const here = player.sentenceId ?? cursor.sentenceId
    const from = this.utteranceAt(here)
    const next = this.utterances.slice(from).find((u) => !this.uncovered.has(u.id))
    if (!next) return
    this.uncovered.add(next.id)
    cursor.set(next.id)
  }
}

/** The key under which a row is uncovered: its first Chinese sentence, else its place. */
export function coverKey(chinese: readonly Run[], fallback: string): string {
  const first: Sentence | undefined = sentencesOf(chinese)[0]
  return first?.id ?? fallback
}
