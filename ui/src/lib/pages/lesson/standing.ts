/** A page that is drawn anew, since its document was edited, stands where it stood: at the same sentence, to the pixel. */
import type { LessonView, Place } from '../../backend/contract'
import { plainText, sentencesOfLesson, type Placed } from '../../text/walk'
import { parts } from './place'

/** A sentence that is on the page, and how many pixels below its top. */
export interface Standing {
  sentenceId: string
  below: number
}

/** The first sentence of which anything is on the page. */
export function standingOn(scroller: HTMLElement): Standing | null {
  const { top } = scroller.getBoundingClientRect()
  for (const part of parts(scroller)) {
    // What is above need not be laid out to be passed over.
    if (part.getBoundingClientRect().bottom <= top) continue
    for (const element of part.querySelectorAll<HTMLElement>('[data-sentence]')) {
      const box = element.getBoundingClientRect()
      const sentenceId = element.dataset['sentence']
      if (sentenceId && box.bottom > top) return { sentenceId, below: box.top - top }
    }
  }
  return null
}

const textOf = ({ sentence }: Placed) => plainText([{ type: 'chinese', ...sentence }])

/**
 * Where a sentence of a lesson stands in the lesson as it was edited: of those that say the same, the one that is as far
 * from the beginning or the end. Null when none does.
 */
export function placeAfter(before: LessonView, sentenceId: string, after: LessonView): Place | null {
  const [was, is] = [sentencesOfLesson(before), sentencesOfLesson(after)]
  const at = was.findIndex(({ sentence }) => sentence.id === sentenceId)
  const wanted = was[at]
  if (!wanted) return null
  const text = textOf(wanted)
  const moved = is.length - was.length
  const off = (index: number) => Math.min(Math.abs(index - at), Math.abs(index - at - moved))
  let best: number | null = null
  is.forEach((placed, index) => {
    if (textOf(placed) === text && (best === null || off(index) < off(best))) best = index
  })
  const found = best === null ? undefined : is[best]
  return found ? { sectionId: found.sectionId, sentenceId: found.sentence.id } : null
}
