/** What was found in an import as a list: how many of each kind, and which of them are shown. */
import type { ImportFile } from '../backend/contract'

/** What became of a document, as far as the list tells them apart. */
export type ImportKind = 'new' | 'updated' | 'same' | 'refused'

export const importKinds: readonly ImportKind[] = ['new', 'updated', 'same', 'refused']

export function kindOf(file: ImportFile): ImportKind {
  return file.outcome.type === 'refused' ? 'refused' : file.outcome.change
}

export function countsOf(files: readonly ImportFile[]): Record<ImportKind, number> {
  const counts = { new: 0, updated: 0, same: 0, refused: 0 }
  for (const file of files) counts[kindOf(file)] += 1
  return counts
}

/** Pixels; ImportRow keeps to it. */
export const rowHeight = 52
/** Rows drawn above and below what is in sight. */
const spare = 6

/** The first and the last row to draw of so many; lengths in pixels. */
export function inSight(count: number, scrollTop: number, height: number): { first: number; last: number } {
  return {
    first: Math.max(0, Math.floor(scrollTop / rowHeight) - spare),
    last: Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + spare),
  }
}
