/**
 * A long lesson is put on the page bit by bit: what the learner sees first at once, the rest frame by frame, so that
 * a chapter of a book opens as fast as a page.
 */
import type { LessonView, Place } from '../../backend/contract'
import { sentencesOf, textsOf } from '../../text/walk'

/** Characters of Chinese that are put on the page at once; a lesson of the usual length is one such bit. */
const charactersAtOnce = 1000

export interface Roll {
  /** How many blocks are on the page after each bit; the last is all of them. */
  steps: number[]
  /** The number of the first block of each section. */
  firstOf: ReadonlyMap<string, number>
}

/** Cuts the blocks of a lesson into bits; the first reaches as far as `place`. */
export function rollOf(lesson: LessonView, place: Place | null): Roll {
  const steps: number[] = []
  const firstOf = new Map<string, number>()
  let blocks = 0
  let characters = 0
  let reached = place === null
  for (const section of lesson.sections) {
    firstOf.set(section.id, blocks)
    if (place?.sectionId === section.id && place.sentenceId === null) reached = true
    for (const block of section.blocks) {
      const sentences = textsOf(block).flatMap(sentencesOf)
      blocks += 1
      for (const word of sentences.flatMap((sentence) => sentence.words)) characters += word.text.length
      if (place?.sentenceId && sentences.some((sentence) => sentence.id === place.sentenceId)) reached = true
      // Something stands below the place, too.
      if (reached && characters >= charactersAtOnce) {
        steps.push(blocks)
        characters = 0
      }
    }
  }
  if (steps.length === 0 || steps.at(-1) !== blocks) steps.push(blocks)
  return { steps, firstOf }
}
