/**
 * The light on English words that sound. They have no elements of their own, and need none: the browser lights any
 * range of characters (CSS Custom Highlight API, in WebKitGTK since 2.44).
 */
import type { Spot } from '../../player/utterance'

const name = 'sounding'

/** Lights the characters at this place, and gives the element in which they stand; nowhere for null. */
export function lightEnglish(root: Element, spot: Spot | null): HTMLElement | null {
  if (typeof CSS === 'undefined' || !('highlights' in CSS)) return null
  CSS.highlights.delete(name)
  if (!spot || !('from' in spot)) return null
  const element = root.querySelector<HTMLElement>(`[data-text="${CSS.escape(spot.id)}"]`)
  const text = element?.firstChild
  if (!element || !(text instanceof Text) || spot.to > text.length) return null
  const range = new Range()
  range.setStart(text, spot.from)
  range.setEnd(text, spot.to)
  CSS.highlights.set(name, new Highlight(range))
  return element
}
