/** The library as a list of rows of one height, of which only those in sight are drawn once there are many. */
import type { LessonRow } from '../../backend/contract'
import { strings } from '../../strings'

export type Entry<Lesson> =
  { type: 'heading'; key: string; text: string } | { type: 'lesson'; key: string; lesson: Lesson; at: number }

/** Pixels; RowFrame and the headings keep to it. */
export const rowHeight = 56
/** Up to so many rows are all drawn. */
const all = 200
/** Rows drawn above and below what is in sight. */
const spare = 8

/** The rows of lessons, under headings where they stand in the order of the library. */
export function entriesOf(lessons: readonly LessonRow[], withHeadings: boolean): Entry<LessonRow>[] {
  const entries: Entry<LessonRow>[] = []
  const { noCourse, yours } = strings.library
  const others = lessons.some((lesson) => lesson.course !== '') ? noCourse : yours
  let last: string | null = null
  lessons.forEach((lesson, at) => {
    const text = headingOf(lesson, others)
    // By its place: two courses may be called the same as each other, or as what is built in.
    if (withHeadings && text !== last) entries.push({ type: 'heading', key: `heading ${at}`, text })
    last = text
    entries.push({ type: 'lesson', key: lesson.id, lesson, at })
  })
  return entries
}

/** `others` is the heading of those without a course. */
function headingOf(lesson: LessonRow, others: string): string {
  if (lesson.builtIn) return strings.library.course
  return lesson.course === '' ? others : lesson.course.replaceAll('/', ' › ')
}

/** The rows of lessons without any headings. */
export function plainEntries<Lesson extends { id: string }>(lessons: readonly Lesson[]): Entry<Lesson>[] {
  return lessons.map((lesson, at) => ({ type: 'lesson', key: lesson.id, lesson, at }))
}

/** What is said of lessons beside their names: where it can be said of none of a list, no room is kept for it. */
export interface Columns {
  level: boolean
  known: boolean
  studied: boolean
  opened: boolean
}

export const columnsOf = (lessons: readonly LessonRow[]): Columns => ({
  level: lessons.some((lesson) => lesson.level !== null),
  known: lessons.some((lesson) => lesson.known !== null),
  studied: lessons.some((lesson) => lesson.studied > 0),
  opened: lessons.some((lesson) => lesson.openedAt !== null),
})

export interface Shown<Lesson> {
  windowed: boolean
  entries: { entry: Entry<Lesson>; top: number }[]
}

/** What of the list is drawn, the lesson at `focused` always: it is where keys come in. All lengths in pixels. */
export function windowOf<Lesson>(
  entries: readonly Entry<Lesson>[],
  scrollTop: number,
  height: number,
  focused: number,
): Shown<Lesson> {
  const windowed = entries.length > all
  const first = windowed ? Math.max(0, Math.floor(scrollTop / rowHeight) - spare) : 0
  const last = windowed ? Math.ceil((scrollTop + height) / rowHeight) + spare : entries.length
  const numbers = [...entries.keys()].slice(first, last)
  const focus = entries.findIndex((entry) => entry.type === 'lesson' && entry.at === focused)
  if (focus >= 0 && focus < first) numbers.unshift(focus)
  else if (focus >= last) numbers.push(focus)
  return {
    windowed,
    entries: numbers.flatMap((at) => {
      const entry = entries[at]
      return entry ? [{ entry, top: at * rowHeight }] : []
    }),
  }
}

/** How far to scroll so that an entry is in sight; as it is if it is already. */
export function scrolledTo(at: number, scrollTop: number, height: number): number {
  const top = at * rowHeight
  if (top < scrollTop) return Math.max(0, top - rowHeight)
  if (top + rowHeight > scrollTop + height) return top + 2 * rowHeight - height
  return scrollTop
}
