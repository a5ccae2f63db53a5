/** What comes after a sentence: the choice between listening, repeating, waiting and speaking along. */
import type { AfterSentence } from '../backend/contract'
import { strings } from '../strings'

/** The learner's turn: so many milliseconds, or as long as they like; then this sentence once more, or what follows. */
export interface Turn {
  length: number | null
  again: boolean
}

/** What may be chosen, in words; a file, which waits for nobody, has no `wait`. */
export const afterChoices = (['goOn', 'repeat', 'wait', 'shadow'] as AfterSentence[]).map((value) => ({
  value,
  label: strings.player.afters[value],
}))

/** A breath before and after a sentence is spoken along with (ms). */
const breath = 700
/** To hear oneself think, and to begin (ms). */
const thought = 600
/** A learner needs longer for a sentence than the voice. */
const slowness = 1.2

/**
 * The turn after a sentence that sounded for `heard` milliseconds; null where there is none.
 * `more` says whether anything follows, `again` whether this was the time that the learner spoke along.
 */
export function turnAfter(choice: AfterSentence, heard: number, more: boolean, again: boolean): Turn | null {
  switch (choice) {
    case 'goOn':
      return null
    case 'repeat':
      return more ? { length: Math.round(heard * slowness + thought), again: false } : null
    case 'wait':
      return more ? { length: null, again: false } : null
    case 'shadow':
      if (!again) return { length: breath, again: true }
      return more ? { length: breath, again: false } : null
  }
}
