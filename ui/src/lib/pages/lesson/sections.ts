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

export function contentsOf(sections: readonly SectionView[]): Entry[] {
  return sections
    .filter((section) => section.heading.length > 0 && section.level <= 2)
    .map((section) => ({
      id: section.id,
      text: plainText(section.heading),
      sub: section.level > 1,
      bare: section.blocks.length === 0,
    }))
}
