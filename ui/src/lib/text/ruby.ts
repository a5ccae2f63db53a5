/** How readings are written over words, and which characters may not be parted at the end of a line. */
import type { SyllableView, WordView } from '../backend/contract'

/** A piece of a reading that looks the same throughout. */
export interface ReadingPart {
  text: string
  tone: number
  /** The author or the learner gave it. */
  given: boolean
  unsure: boolean
}

/**
 * The reading of a word in as few pieces as can be told apart: a lesson has thousands of words, and every piece is an
 * element on the page. With `coloured`, syllables of other tones are other pieces.
 */
export function readingParts(syllables: readonly SyllableView[], coloured: boolean): ReadingPart[] {
  const parts: ReadingPart[] = []
  for (const syllable of syllables) {
    const last = parts.at(-1)
    const part = {
      text: syllable.shown,
      tone: syllable.tone,
      given: syllable.source !== 'app',
      unsure: syllable.unsure,
    }
    const same =
      last?.given === part.given && last.unsure === part.unsure && (!coloured || last.tone === part.tone)
    if (last && same) last.text += part.text
    else parts.push(part)
  }
  return parts
}

/** The reading of a word as the backend wants it: syllables with marks, joined by spaces. */
export function readingOf(word: WordView): string {
  return word.syllables.map((syllable) => syllable.citation).join(' ')
}

// Line-start and line-end prohibitions of Chinese (W3C, clreq).
const closes = /^[，。、；：？！）》〉」』】〕”’…—～·,.;:?!)\]}%‰]+$/u
const opens = /^[（《〈「『【〔“‘([{]+$/u

/** A word with its index in the sentence. */
export interface IndexedWord {
  word: WordView
  index: number
}

/** Words that stay on one line: each with the punctuation that may not be parted from it. */
export function lineGroups(words: readonly WordView[]): IndexedWord[][] {
  const groups: IndexedWord[][] = []
  let opened = false
  words.forEach((word, index) => {
    const last = groups.at(-1)
    const bare = word.syllables.length === 0
    if (last && (opened || (bare && closes.test(word.text)))) last.push({ word, index })
    else groups.push([{ word, index }])
    opened = bare && opens.test(word.text)
  })
  return groups
}
