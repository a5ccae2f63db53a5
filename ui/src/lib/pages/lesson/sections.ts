/** The sections of a lesson by which one finds one's way: those with a heading, of the first two levels. */
import type { SectionView } from '../../backend/contract'
import { plainText } from '../../text/walk'

export interface Entry {
  id: string
  text: string
  /** Stands under the one before. */
  sub: boolean
  /** The document has nothing there. */
  bare: boolean
}

/** Whether the document has nothing in a section, nor under it in sub-sections. */
export function isBare(sections: readonly SectionView[], at: number): boolean {
  const [section, next] = [sections[at], sections[at + 1]]
  if (!section || section.before + section.blocks.length + section.after > 0) return false
  return !next || next.level <= section.level
}

export function contentsOf(sections: readonly SectionView[]): Entry[] {
  return sections
    .map((section, at) => ({
      section,
      id: section.id,
      text: plainText(section.heading),
      sub: section.level > 1,
      bare: isBare(sections, at),
    }))
    .filter(({ section }) => section.heading.length > 0 && section.level <= 2)
}
