/** What of a lesson can be hidden to test oneself: its rows of two sides, in the order of reading. */
import type { BlockView, LessonView, Run } from '../../backend/contract'
import { sentencesOf } from '../../text/walk'

/** A side that may be hidden. */
export type Side = 'chinese' | 'english'

/** Chinese beside English: a row of a passage, an example, a turn of a dialogue. */
export interface CoverRow {
  /** The sides that can be hidden. */
  sides: readonly Side[]
  /** Ids of its sentences, the Chinese side first. */
  sentences: readonly string[]
}

export interface CoverRows {
  rows: readonly CoverRow[]
  /** Which row a part of the lesson is: the example, the turn, or the row of a pair itself. */
  numberOf: ReadonlyMap<object, number>
}

/** The rows of a lesson. The same lesson has the same rows in the same order, however it is written. */
export function coverRowsOf(lesson: LessonView): CoverRows {
  const rows: CoverRow[] = []
  const numberOf = new Map<object, number>()
  const add = (part: object, chinese: readonly Run[], english: readonly Run[], sides: readonly Side[]) => {
    const written = { chinese: chinese.length > 0, english: english.length > 0 }
    numberOf.set(part, rows.length)
    rows.push({
      sides: sides.filter((side) => written[side]),
      sentences: [...chinese, ...english].flatMap((run) => sentencesOf([run])).map((sentence) => sentence.id),
    })
  }
  const visit = (block: BlockView): void => {
    if (block.type === 'list') block.items.flat().forEach(visit)
    else if (block.type === 'example') add(block, block.chinese, block.english, ['chinese', 'english'])
    // Who hides the Chinese of a dialogue hides the dialogue.
    else if (block.type === 'turn') add(block, block.text, block.english, ['english'])
    else if (block.type === 'bilingualPair')
      for (const row of block.rows) add(row, row.chinese, row.english, ['chinese', 'english'])
  }
  lesson.sections.forEach((section) => section.blocks.forEach(visit))
  return { rows, numberOf }
}
