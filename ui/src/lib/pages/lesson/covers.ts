/** What of a lesson can be hidden to test oneself: its rows of two sides, in the order of reading. */
import type { BlockView, LessonView, Run } from '../../backend/contract'
import { sentencesOf } from '../../text/walk'

/** A side that may be hidden. */
export type Side = 'chinese' | 'english'

/** Chinese beside English: a row of a passage, an example, a turn of a dialogue. */
export interface CoverRow {
  /** The same for the same row of the lesson, however much of it is here. */
  name: string
  /** The sides that can be hidden. */
  sides: readonly Side[]
  /** Ids of its sentences, the Chinese side first. */
  sentences: readonly string[]
}

export interface CoverRows {
  rows: readonly CoverRow[]
  /** The name of the row that a part of the lesson is: the example, the turn, or the row of a pair itself. */
  nameOf: ReadonlyMap<object, string>
}

/** The rows of a lesson. The same lesson has the same rows in the same order, however it is written. */
export function coverRowsOf(lesson: LessonView): CoverRows {
  const rows: CoverRow[] = []
  const nameOf = new Map<object, string>()
  let blockName = ''
  let inBlock = 0
  const add = (part: object, chinese: readonly Run[], english: readonly Run[], sides: readonly Side[]) => {
    const written = { chinese: chinese.length > 0, english: english.length > 0 }
    const name = `${blockName} ${inBlock}`
    inBlock += 1
    nameOf.set(part, name)
    rows.push({
      name,
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
  for (const section of lesson.sections)
    section.blocks.forEach((block, at) => {
      blockName = `${section.id} ${section.before + at}`
      inBlock = 0
      visit(block)
    })
  return { rows, nameOf }
}
