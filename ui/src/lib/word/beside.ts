/** Where a box stands beside a word: below it, else above, and always inside the window. */

interface Box {
  left: number
  top: number
  bottom: number
  width: number
}

interface Size {
  width: number
  height: number
}

/** Between the box and its word, and between the box and the edge of the window, pixels. */
const [gap, edge] = [6, 8]
/** The reading that stands above a word belongs to it. */
const readingAbove = 16

export function beside(word: Box, box: Size, window: Size): { left: number; top: number } {
  const middle = word.left + word.width / 2 - box.width / 2
  const left = Math.max(edge, Math.min(middle, window.width - box.width - edge))
  const below = word.bottom + gap
  const above = word.top - readingAbove - gap - box.height
  const fitsBelow = below + box.height <= window.height - edge
  return { left, top: fitsBelow || above < edge ? below : above }
}
