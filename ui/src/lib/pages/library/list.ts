/** The library as a list of rows of one height, of which only those in sight are drawn once there are many. */
import type { LessonRow } from '../../backend/contract'
import { strings } from '../../strings'
import { toneless } from '../../text/toneless'

export type Entry =
  { type: 'heading'; key: string; text: string } | { type: 'lesson'; key: string; lesson: LessonRow }

/** Pixels; LibraryRow and the headings keep to it. */
export const rowHeight = 56
/** Up to so many rows are all drawn. */
const all = 200
/** Rows drawn above and below what is in sight. */
const spare = 8

/** Lessons whose title, characters, gloss or pinyin (with or without tones) contain the words of the filter. */
export function entriesOf(lessons: readonly LessonRow[], filter: string): Entry[] {
  const wanted = filter.split(/\s+/).map(toneless).filter(Boolean)
  const matching = lessons.filter((lesson) => {
    const text = toneless(`${lesson.title} ${lesson.headword} ${lesson.pinyin} ${lesson.gloss}`)
    return wanted.every((word) => text.includes(word))
  })
  const group = (text: string, builtIn: boolean): Entry[] => {
    const rows = matching.filter((lesson) => lesson.builtIn === builtIn)
    if (rows.length === 0) return []
    return [
      { type: 'heading', key: `heading ${text}`, text },
      ...rows.map((lesson): Entry => ({ type: 'lesson', key: lesson.id, lesson })),
    ]
  }
  return [...group(strings.library.course, true), ...group(strings.library.yours, false)]
}

export interface Shown {
  windowed: boolean
  entries: { entry: Entry; top: number }[]
}

/** What of the list is drawn; all lengths in pixels. */
export function windowOf(entries: readonly Entry[], scrollTop: number, height: number): Shown {
  const windowed = entries.length > all
  const first = windowed ? Math.max(0, Math.floor(scrollTop / rowHeight) - spare) : 0
  const last = windowed ? Math.ceil((scrollTop + height) / rowHeight) + spare : entries.length
  return {
    windowed,
    entries: entries.slice(first, last).map((entry, at) => ({ entry, top: (first + at) * rowHeight })),
  }
}
