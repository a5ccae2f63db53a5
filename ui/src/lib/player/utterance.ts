/** What is said in one go, and where its words stand on the page. */
import type { SpeechMark, SpokenWord } from '../backend/contract'

/** A word on the page: one of a sentence, or characters of a text that is not Chinese. */
export type Spot = { id: string; word: number } | { id: string; from: number; to: number }

/** Something to say as one: a sentence, or a word. */
export interface Utterance {
  /** The sentence's id, by which the page lights it. */
  id: string
  words: SpokenWord[]
  /** Where each of the words stands; without it, in the sentence of this id. */
  spots?: readonly Spot[]
  /** English: then it has something to say without any syllables. */
  english?: boolean
}

/** A place in a queue: an utterance, and a word of it; -1 is the utterance as a whole. */
export interface Point {
  at: number
  word: number
}

/** Whether a voice has something to say here. */
export const sayable = (utterance: Utterance): boolean =>
  utterance.words.some(
    (word) => word.syllables.length > 0 || (utterance.english === true && /\p{L}/u.test(word.text)),
  )

/** Index of the word that sounds at `time` (ms), or -1 between words. */
export function wordAt(marks: readonly SpeechMark[], time: number): number {
  return marks.find((mark) => time >= mark.start && time < mark.end)?.word ?? -1
}

/** Before so much of its mark a word that is begun in the middle of a sentence is heard, so that it is not cut (ms). */
const beforehand = 30

/** When to begin so that this word is the first to be heard; 0 for the whole. */
export function timeOf(marks: readonly SpeechMark[], word: number): number {
  const at = word > 0 ? marks.findIndex((mark) => mark.word >= word) : -1
  const [before, mark] = [marks[at - 1], marks[at]]
  // Nothing is heard, nor lit, of the word before it.
  return before && mark ? Math.max(before.end + 1, mark.start - beforehand) : 0
}

/** When this word is over; null for the whole. */
export function endOf(marks: readonly SpeechMark[], word: number): number | null {
  if (word < 0) return null
  const mark = marks.findLast((mark) => mark.word <= word)
  return mark && mark !== marks.at(-1) ? mark.end : null
}

/** How long the words sound, without the silence around them (ms). */
export function soundingTime(marks: readonly SpeechMark[]): number {
  return (marks.at(-1)?.end ?? 0) - (marks[0]?.start ?? 0)
}

export const isBefore = (a: Point, b: Point): boolean => a.at < b.at || (a.at === b.at && a.word < b.word)
