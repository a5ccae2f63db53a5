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

/** Between a card and its word, and between the card and the edge of the window, pixels. */
const [cardGap, cardEdge] = [8, 16]
/** Where there is less room below a word than this, and more above, its card stands above. */
const roomEnough = 208

interface Room {
  left: number
  /** From the top of the window, or else from its bottom. */
  top: number | null
  bottom: number | null
  /** So much there is between the word and the edge. */
  height: number
}

/** The room for a card of this width beside a word, which is never covered; nor is what stands below `floor`. */
export function roomBeside(word: Box, width: number, window: Size, floor = window.height): Room {
  const middle = word.left + word.width / 2 - width / 2
  const left = Math.max(cardEdge, Math.min(middle, window.width - width - cardEdge))
  const below = floor - cardEdge - word.bottom - cardGap
  const above = word.top - readingAbove - cardGap - cardEdge
  return below >= roomEnough || below >= above
    ? { left, top: word.bottom + cardGap, bottom: null, height: below }
    : { left, top: null, bottom: window.height - word.top + readingAbove + cardGap, height: above }
}
