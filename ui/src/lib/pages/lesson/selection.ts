/** What of a lesson is selected, as words that can be said. */

export interface SelectedWord {
  sentenceId: string
  word: number
}

/** The first and the last Chinese word that the selection touches; null for a selection without any. */
export function selectedWords(
  root: Element,
  selection: Selection | null = document.getSelection(),
): { first: SelectedWord; last: SelectedWord } | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.commonAncestorContainer)) return null
  const touched = [...root.querySelectorAll<HTMLElement>('[data-sentence] [data-word]')].filter((element) =>
    // The reading over a character is no part of what can be selected.
    range.intersectsNode(element.querySelector('.base') ?? element),
  )
  const found = (element: HTMLElement | undefined): SelectedWord | null => {
    const sentenceId = element?.closest<HTMLElement>('[data-sentence]')?.dataset['sentence']
    return element && sentenceId ? { sentenceId, word: Number(element.dataset['word']) } : null
  }
  const first = found(touched[0])
  const last = found(touched.at(-1))
  return first && last ? { first, last } : null
}
