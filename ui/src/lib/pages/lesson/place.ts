/** Where on the page a sentence stands, and which place of the lesson the learner sees. */
import type { Place } from '../../backend/contract'

/** How far below the top of the page a place is put, so that it has room above. */
const headroom = 72

const sentenceIn = (root: Element, id: string) =>
  root.querySelector<HTMLElement>(`[data-sentence="${CSS.escape(id)}"]`)

/** What stands one below the other on the page: the title, and headings and blocks. */
export const parts = (root: Element) => root.querySelectorAll<HTMLElement>('.title, [data-section] > *')

const sections = (root: Element) => [...root.querySelectorAll<HTMLElement>('[data-section]')]

/** The section that the top third of the page belongs to. */
export function sectionOnPage(scroller: HTMLElement): string | null {
  const line = scroller.getBoundingClientRect().top + scroller.clientHeight / 3
  const all = sections(scroller)
  const here = all.findLast((section) => section.getBoundingClientRect().top <= line)
  return (here ?? all[0])?.dataset['section'] ?? null
}

/** The first sentence that is wholly on the page, so many pixels below its top. */
export function firstVisibleSentence(scroller: HTMLElement, below = 0): string | null {
  const top = scroller.getBoundingClientRect().top + below
  for (const part of parts(scroller)) {
    // What is above need not be laid out to be passed over.
    if (part.getBoundingClientRect().bottom < top) continue
    for (const element of part.querySelectorAll<HTMLElement>('[data-sentence]'))
      if (element.getBoundingClientRect().top >= top) return element.dataset['sentence'] ?? null
  }
  return null
}

/** The place that opens next time. `begins` says whether the page begins as the lesson does. */
export function placeOnPage(scroller: HTMLElement, begins: boolean): Place | null {
  const first = sections(scroller)[0]?.dataset['section']
  if (!first) return null
  if (begins && scroller.scrollTop < headroom) return { sectionId: first, sentenceId: null }
  // Where `showPlace` puts it: who comes back and goes again is where they were.
  const sentenceId = firstVisibleSentence(scroller, headroom - 2)
  const element = sentenceId ? sentenceIn(scroller, sentenceId) : null
  const sectionId = element?.closest<HTMLElement>('[data-section]')?.dataset['section']
  return sectionId
    ? { sectionId, sentenceId }
    : { sectionId: sectionOnPage(scroller) ?? first, sentenceId: null }
}

/** Scrolls to a place; the first section means the top of the page. */
export function showPlace(scroller: HTMLElement, place: Place | null): void {
  if (!place) return
  const all = sections(scroller)
  const section = all.find((element) => element.dataset['section'] === place.sectionId)
  const sentence = place.sentenceId ? sentenceIn(scroller, place.sentenceId) : null
  const target = sentence ?? section
  if (!target) return
  if (!sentence && target === all[0]) {
    scroller.scrollTop = 0
    return
  }
  bringUp(scroller, target, sentence ? headroom : 0)
}

/** What was off the page has another height once it is drawn, frame after frame: so long it is looked again. */
const frames = 20
/** So many frames in its place, and it stays there. */
const settled = 4

/** Scrolls until a sentence stands so far below the top of the page. */
export function showSentence(scroller: HTMLElement, sentenceId: string, below: number): void {
  const target = sentenceIn(scroller, sentenceId)
  if (target) bringUp(scroller, target, below)
}

/** What is read, and how many pixels below the top of the window it stands. */
export interface Held {
  part: HTMLElement
  top: number
}

/** What stands at the top of the page. */
export function hold(scroller: HTMLElement): Held | null {
  const { top } = scroller.getBoundingClientRect()
  const all = parts(scroller)
  // They stand one below the other: half of those that are left is passed over at each step.
  let [from, to] = [0, all.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((all[middle]?.getBoundingClientRect().bottom ?? Infinity) <= top) from = middle + 1
    else to = middle
  }
  const part = all[from]
  return part ? { part, top: part.getBoundingClientRect().top } : null
}

/** Puts what is read where it stood. */
export function letStand(scroller: HTMLElement, { part, top }: Held): void {
  const off = part.isConnected ? part.getBoundingClientRect().top - top : 0
  if (Math.abs(off) >= 1) scroller.scrollTop += off
}

/** Scrolls until the target stands where it should, and stays there. */
function bringUp(scroller: HTMLElement, target: Element, above: number, left = frames, still = 0): void {
  const off = target.getBoundingClientRect().top - scroller.getBoundingClientRect().top - above
  const stands = Math.abs(off) < 2
  if (!stands) scroller.scrollTop += off
  if (left === 0 || still === settled) return
  requestAnimationFrame(() => bringUp(scroller, target, above, left - 1, stands ? still + 1 : 0))
}

/** Scrolls as little as needed to see a word, or the beginning of a sentence. */
export function reveal(scroller: HTMLElement, sentenceId: string, word: number): void {
  const sentence = sentenceIn(scroller, sentenceId)
  const target = (word >= 0 && sentence?.querySelector<HTMLElement>(`[data-word="${word}"]`)) || sentence
  if (target) revealElement(scroller, target)
}

/** Scrolls as little as needed to see an element, or the beginning of a large one. */
export function revealElement(scroller: HTMLElement, target: HTMLElement): void {
  const page = scroller.getBoundingClientRect()
  const box = target.getBoundingClientRect()
  if (box.top < page.top + headroom) scroller.scrollTop += box.top - page.top - headroom
  else if (box.bottom > page.bottom - headroom)
    scroller.scrollTop += Math.min(box.bottom - page.bottom + headroom, box.top - page.top - headroom)
}
