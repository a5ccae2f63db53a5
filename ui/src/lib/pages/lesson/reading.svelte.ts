/** Reading a lesson: its sentences in order, stepping through them, and what of a hidden side is uncovered. */
import { SvelteSet } from 'svelte/reactivity'
import type { Cursor } from '../../app/cursor.svelte'
import type { LessonView, Run, Within, WordView } from '../../backend/contract'
import type { Utterance } from '../../player/utterance'
import { plainText, sentencesOf, sentencesOfLesson, type Placed } from '../../text/walk'
import { utterancesOf } from './aloud'
import { coverRowsOf, type Side } from './covers'

/** Whether a text is Chinese with some English in it, rather than the other way round. */
export function isMostlyChinese(runs: readonly Run[]): boolean {
  const letters = (text: string) => text.replace(/[\s\p{P}]/gu, '').length
  const chinese = letters(plainText(runs.filter((run) => run.type === 'chinese')))
  const other = letters(plainText(runs.filter((run) => run.type === 'plain')))
  // A character says about as much as three letters.
  return chinese * 3 > other
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
  const all: readonly Utterance[] = utterancesOf(lesson)
  const chinese: readonly Utterance[] = all.filter((utterance) => !utterance.english)
  const sections: ReadonlyMap<string, string> = new Map(
    all.map((utterance, at) => [utterance.id, lesson.aloud[at]?.sectionId ?? '']),
  )
  return { lesson, placed, byId, order, all, chinese, sections, covers: coverRowsOf(lesson) }
}

export class Reading {
  /** Names of the rows whose hidden side has been uncovered. */
  readonly #uncovered = new SvelteSet<string>()
  #parts
  #withEnglish: () => boolean

  constructor(lesson: LessonView, withEnglish: () => boolean) {
    this.#parts = $state.raw(partsOf(lesson))
    this.#withEnglish = withEnglish
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
  /** What "read aloud" says, in order; with English where the learner wants it. */
  get utterances(): readonly Utterance[] {
    return this.#withEnglish() ? this.#parts.all : this.#parts.chinese
  }
  get #order(): ReadonlyMap<string, number> {
    return this.#parts.order
  }

  /** Whether this is something that the lesson says, rather than a word of the word card. */
  says(id: string): boolean {
    return this.#parts.sections.has(id)
  }

  /** The first and the last utterance of a section, with those of its sub-sections; null where it is silent. */
  utterancesIn(sectionId: string): { first: number; last: number } | null {
    const { sections } = this.lesson
    const from = sections.findIndex((section) => section.id === sectionId)
    const level = sections[from]?.level ?? 1
    const after = sections.findIndex((section, at) => at > from && section.level <= level)
    const within = sections.slice(from, after < 0 ? undefined : after).map((section) => section.id)
    const inside = (utterance: Utterance) => within.includes(this.#parts.sections.get(utterance.id) ?? '')
    const first = this.utterances.findIndex(inside)
    return first < 0 ? null : { first, last: this.utterances.findLastIndex(inside) }
  }

  word(sentenceId: string | null, index: number): WordView | null {
    return (sentenceId !== null && this.byId.get(sentenceId)?.sentence.words[index]) || null
  }

  /** Where a word stands, as the program wants it. */
  within(sentenceId: string, index: number): Within | null {
    const words = this.byId.get(sentenceId)?.sentence.words
    if (!words) return null
    let end = 0
    const starts = words.map((word) => {
      const start = end
      end += [...word.text].length
      return start
    })
    const given = words.flatMap(({ syllables }, at) =>
      syllables.flatMap(({ source, citation }, place) =>
        source === 'author' ? [{ at: (starts[at] ?? 0) + place, pinyin: citation }] : [],
      ),
    )
    return { sentence: words.map((word) => word.text).join(''), at: starts[index] ?? end, given }
  }

  /** Index of the first utterance at or after a sentence. */
  utteranceAt(sentenceId: string | null): number {
    if (sentenceId === null) return 0
    const itself = this.utterances.findIndex((u) => u.id === sentenceId)
    if (itself >= 0) return itself
    const from = this.#order.get(sentenceId) ?? 0
    const found = this.utterances.findIndex((u) => (this.#order.get(u.id) ?? -1) >= from)
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
      by > 0
        ? this.#parts.chinese.find((u) => orderOf(u) > at)
        : this.#parts.chinese.findLast((u) => orderOf(u) < at)
    if (next) cursor.set(next.id)
  }

  /** Moves the cursor word by word, over the ends of sentences. */
  stepWord(cursor: Cursor, by: 1 | -1, from: string | null): void {
    const next = this.wordBeside(cursor.sentenceId ?? from, cursor.word, by)
    if (next) cursor.set(next.sentenceId, next.word)
  }

  /** The next (1) or previous (-1) word that can be looked up; -1 stands for the sentence as a whole. */
  wordBeside(from: string | null, word: number, by: 1 | -1): { sentenceId: string; word: number } | null {
    let at = this.#order.get(from ?? '') ?? 0
    let index = word
    if (index < 0 && by < 0) index = this.placed[at]?.sentence.words.length ?? 0
    for (;;) {
      index += by
      const sentence = this.placed[at]?.sentence
      if (!sentence) return null
      if (index < 0 || index >= sentence.words.length) {
        at += by
        index = by > 0 ? -1 : (this.placed[at]?.sentence.words.length ?? 0)
        continue
      }
      if ((sentence.words[index]?.syllables.length ?? 0) > 0) return { sentenceId: sentence.id, word: index }
    }
  }

  /** Whether the hidden side of a row is uncovered; `part` is the row as the lesson has it. */
  isUncovered(part: object): boolean {
    return this.#uncovered.has(this.#parts.covers.nameOf.get(part) ?? '')
  }

  uncover(part: object): void {
    const row = this.#parts.covers.nameOf.get(part)
    if (row !== undefined) this.#uncovered.add(row)
  }

  /** A side was hidden, or shown again: whoever tests themselves once more begins anew. */
  coverAll(): void {
    this.#uncovered.clear()
  }

  /** Uncovers the next row of this side at or after a sentence, and goes there; false where none is covered. */
  uncoverNext(side: Side, from: string | null, cursor: Cursor): boolean {
    const { rows } = this.#parts.covers
    const start = this.#order.get(from ?? '') ?? 0
    // A row without Chinese stands where the one before it ends.
    let end = -1
    for (const { name, sides, sentences } of rows) {
      end = Math.max(end, ...sentences.map((id) => this.#order.get(id) ?? -1))
      if (end < start || !sides.includes(side) || this.#uncovered.has(name)) continue
      this.#uncovered.add(name)
      const [first] = sentences
      if (first !== undefined) cursor.set(first)
      return true
    }
    return false
  }
}
