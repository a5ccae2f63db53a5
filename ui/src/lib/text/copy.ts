/** Copying text of a lesson: without readings, or with them in brackets after each word. */

const blocks = new Set([
  'P',
  'LI',
  'DIV',
  'H1',
  'H2',
  'H3',
  'TR',
  'SECTION',
  'UL',
  'OL',
  'PRE',
  'DETAILS',
  'SUMMARY',
])

/** The text of a piece of the page; blocks are lines. */
export function textWithin(root: Node, withReadings: boolean): string {
  let text = ''
  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      text += node.textContent ?? ''
      return
    }
    const name = node.nodeName
    if (name === 'BUTTON' || name === 'svg' || name === 'TIME') return
    if (name === 'RT') {
      const reading = node.textContent?.trim()
      if (withReadings && reading) text += `(${reading})`
      return
    }
    if (name === 'TD' || name === 'TH') text += text.endsWith('\n') || text === '' ? '' : '\t'
    if (blocks.has(name) && text !== '' && !text.endsWith('\n')) text += '\n'
    node.childNodes.forEach(walk)
    if (blocks.has(name) && text !== '' && !text.endsWith('\n')) text += '\n'
  }
  walk(root)
  return text.trim()
}

function selected(withReadings: boolean): string {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return ''
  return textWithin(selection.getRangeAt(0).cloneContents(), withReadings)
}

/** Copies what is selected in an element without readings; engines differ in what they leave out by themselves. */
export function takeOverCopy(element: HTMLElement): () => void {
  const copy = (event: ClipboardEvent) => {
    const text = selected(false)
    if (!text || !event.clipboardData) return
    event.clipboardData.setData('text/plain', text)
    event.preventDefault()
  }
  element.addEventListener('copy', copy)
  return () => element.removeEventListener('copy', copy)
}

/** Copies what is selected, with readings. */
export async function copyWithReadings(): Promise<void> {
  const text = selected(true)
  if (text) await navigator.clipboard.writeText(text)
}
