/**
 * A long lesson is put on the page bit by bit: what the learner sees first at once, the rest frame by frame, below it and
 * above, so that a chapter of a book opens as fast as a page. Of a book that was just opened not even all blocks are here.
 */
import type { BlockView, LessonView, Place, SectionView } from '../../backend/contract'
import { sentencesOf, textsOf } from '../../text/walk'

/** Characters of Chinese that are put on the page at once; a lesson of the usual length is one such bit. */
const charactersAtOnce = 1000

/** So many above a place are there with it: some pages, so that whoever looks back sees nothing come in. */
const charactersAbove = 5000

/** So many letters are put there as fast as a character with its reading. */
const letters = 20

/** Blocks of a lesson by their numbers, which count through all of its sections: from one until before another. */
export interface Range {
  from: number
  to: number
}

function sizeOf(block: BlockView): number {
  let size = block.type === 'code' ? block.text.length / letters : 0
  for (const run of textsOf(block).flat())
    if (run.type === 'plain') size += run.text.length / letters
    else for (const word of run.words) size += word.text.length
  return size
}

const countOf = (section: SectionView) => section.before + section.blocks.length + section.after

export class Roll {
  /** The number of the first block of each section. */
  readonly firstOf: ReadonlyMap<string, number>
  /** How many blocks the lesson has. */
  readonly count: number
  /** The blocks that are here. */
  readonly here: Range
  readonly #blocks: readonly BlockView[]
  readonly #sections: ReadonlyMap<string, SectionView>

  constructor(lesson: LessonView) {
    const firstOf = new Map<string, number>()
    let count = 0
    let from: number | null = null
    for (const section of lesson.sections) {
      firstOf.set(section.id, count)
      if (section.blocks.length > 0) from ??= count + section.before
      count += countOf(section)
    }
    this.firstOf = firstOf
    this.count = count
    this.#blocks = lesson.sections.flatMap((section) => section.blocks)
    this.#sections = new Map(lesson.sections.map((section) => [section.id, section]))
    this.here = { from: from ?? 0, to: (from ?? 0) + this.#blocks.length }
  }

  /** Whether it is put on the page in more than one bit. */
  get isLong(): boolean {
    const { from } = this.here
    return this.here.to < this.count || this.#down(from, charactersAtOnce) < this.count
  }

  /** What is put on the page first: what is seen at a place, with some of what stands above; else where it begins. */
  at(place: Place | null): Range {
    const there = place && this.#numberOf(place)
    if (there === null) return { from: this.here.from, to: this.#down(this.here.from, charactersAtOnce) }
    return { from: this.#up(there, charactersAbove), to: this.#down(there, charactersAtOnce) }
  }

  /** One bit more below, and one above; the same range where nothing more is here. */
  more(range: Range): Range {
    const from = this.#up(range.from, charactersAtOnce)
    const to = this.#down(range.to, charactersAtOnce)
    return from === range.from && to === range.to ? range : { from, to }
  }

  /** Whether a place is on the page with these blocks; null where it is not even here. */
  shows({ from, to }: Range, place: Place): boolean | null {
    const there = this.#numberOf(place)
    return there === null ? null : from <= there && (there < to || to === this.count)
  }

  /** Whether a section, its heading at least, is on the page with these blocks. */
  touches({ from, to }: Range, section: SectionView): boolean {
    const first = this.firstOf.get(section.id) ?? 0
    const end = first + countOf(section)
    return first === end ? from <= first && first <= to : first < to && from < end
  }

  /** The block in which a place stands; null where it is not here. */
  #numberOf({ sectionId, sentenceId }: Place): number | null {
    const section = this.#sections.get(sectionId)
    const first = this.firstOf.get(sectionId)
    if (!section || first === undefined) return null
    if (sentenceId !== null) {
      const at = section.blocks.findIndex((block) =>
        textsOf(block).some((runs) => sentencesOf(runs).some((sentence) => sentence.id === sentenceId)),
      )
      if (at >= 0) return first + section.before + at
    }
    // It is the heading, if it is not in a block that is still to come.
    const isWhole = section.before + section.after === 0
    const headingIsHere = this.here.from <= first && first <= this.here.to
    return headingIsHere && (isWhole || (sentenceId === null && section.before === 0)) ? first : null
  }

  /** The number behind so many characters from this block on. */
  #down(number: number, characters: number): number {
    let left = characters
    while (number < this.here.to && left > 0) {
      left -= this.#sizeAt(number)
      number += 1
    }
    return number
  }

  /** The number of the block that is so many characters above this one. */
  #up(number: number, characters: number): number {
    let left = characters
    while (number > this.here.from && left > 0) {
      number -= 1
      left -= this.#sizeAt(number)
    }
    return number
  }

  #sizeAt(number: number): number {
    const block = this.#blocks[number - this.here.from]
    return block ? sizeOf(block) : 0
  }
}
