/** Lights a piece of text on the page without touching the page itself. */

/** The name under which base.css gives it a colour. */
const name = 'found'

/** Lights the first place of a text in a section, and brings it into sight; false where it is not on the page. */
export function light(scroller: HTMLElement, sectionId: string, text: string): boolean {
  darken()
  const section = scroller.querySelector(`[data-section="${CSS.escape(sectionId)}"]`)
  const range = section && rangeOf(section, text)
  if (!range) return false
  // Older engines have no highlights: they only scroll.
  if ('highlights' in CSS) CSS.highlights.set(name, new Highlight(range))
  range.startContainer.parentElement?.scrollIntoView({ block: 'center' })
  return true
}

export function darken(): void {
  if (typeof CSS !== 'undefined' && 'highlights' in CSS) CSS.highlights.delete(name)
}

function rangeOf(section: Element, text: string): Range | null {
  const wanted = text.toLowerCase()
  const nodes = document.createTreeWalker(section, NodeFilter.SHOW_TEXT)
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const at = node.nodeValue?.toLowerCase().indexOf(wanted) ?? -1
    if (at < 0) continue
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + text.length)
    return range
  }
  return null
}
