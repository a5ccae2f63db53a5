/** What part of the library is looked at, and in which order. */
import type { LessonRow, LessonTitle } from '../../backend/contract'
import { toneless } from '../../text/toneless'

/** A part of the library: all of it, a course, a tag, … */
export type Shelf =
  | { type: 'all' }
  | { type: 'favourites' }
  | { type: 'recent' }
  | { type: 'builtIn' }
  | { type: 'own' }
  | { type: 'removed' }
  | { type: 'course'; course: string }
  | { type: 'tag'; tag: string }

export const sorts = ['order', 'title', 'added', 'opened', 'level', 'known', 'studied'] as const
export type Sort = (typeof sorts)[number]

/** A shelf by a name of its own, to be compared and remembered. */
export function keyOf(shelf: Shelf): string {
  if (shelf.type === 'course') return `course ${shelf.course}`
  if (shelf.type === 'tag') return `tag ${shelf.tag}`
  return shelf.type
}

const plain: readonly Shelf[] = [
  { type: 'favourites' },
  { type: 'recent' },
  { type: 'builtIn' },
  { type: 'own' },
  { type: 'removed' },
]

/** The shelf with this name; all of the library if there is none. */
export function shelfOf(key: string): Shelf {
  const [type, rest] = [key.split(' ')[0], key.slice(key.indexOf(' ') + 1)]
  if (type === 'course') return { type, course: rest }
  if (type === 'tag') return { type, tag: rest }
  return plain.find((shelf) => shelf.type === type) ?? { type: 'all' }
}

export function isOn(shelf: Shelf, lesson: LessonRow): boolean {
  switch (shelf.type) {
    case 'all':
      return true
    case 'favourites':
      return lesson.favourite
    case 'recent':
      return lesson.openedAt !== null
    case 'builtIn':
      return lesson.builtIn
    case 'own':
      return !lesson.builtIn
    case 'course':
      return lesson.course === shelf.course || lesson.course.startsWith(`${shelf.course}/`)
    // What is removed is no lesson of the library.
    case 'removed':
      return false
    case 'tag':
      return lesson.tags.includes(shelf.tag)
  }
}

/** What of a lesson a filter looks at. */
type Filtered = LessonTitle & Partial<Pick<LessonRow, 'pinyin' | 'tags'>>

const searched = new WeakMap<Filtered, string>()

/** What of a lesson a filter looks at, made once for each row. */
function searchedText(lesson: Filtered): string {
  let text = searched.get(lesson)
  if (text === undefined) {
    const { name, title, headword, shownReading, pinyin, gloss, tags } = lesson
    text = toneless([name ?? '', title, headword, pinyin ?? shownReading, gloss, ...(tags ?? [])].join(' '))
    searched.set(lesson, text)
  }
  return text
}

/** Lessons whose names, characters, gloss, tags or pinyin (with or without tones) contain the words of the filter. */
export function filtered<Lesson extends Filtered>(
  lessons: readonly Lesson[],
  filter: string,
): readonly Lesson[] {
  const wanted = filter.split(/\s+/).map(toneless).filter(Boolean)
  if (wanted.length === 0) return lessons
  return lessons.filter((lesson) => wanted.every((word) => searchedText(lesson).includes(word)))
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
const latest = (a: number | null, b: number | null) => (b ?? -1) - (a ?? -1)
/** Words are sorted by their pinyin, as a dictionary has them. */
const titleKey = (lesson: LessonRow) =>
  lesson.name ?? (lesson.headword && lesson.pinyin ? toneless(lesson.pinyin) : lesson.title)

/** Lessons in an order; those that are alike keep the order in which they came. */
export function sorted(lessons: readonly LessonRow[], sort: Sort): readonly LessonRow[] {
  if (sort === 'title') {
    const keyed = lessons.map((lesson) => ({ lesson, key: titleKey(lesson) }))
    return keyed.sort((a, b) => collator.compare(a.key, b.key)).map(({ lesson }) => lesson)
  }
  const compare: Record<Exclude<Sort, 'title'>, (a: LessonRow, b: LessonRow) => number> = {
    order: inOrder,
    added: (a, b) => b.addedAt - a.addedAt,
    opened: (a, b) => latest(a.openedAt, b.openedAt),
    level: (a, b) => (a.level ?? 99) - (b.level ?? 99),
    known: (a, b) => (b.known ?? -1) - (a.known ?? -1),
    studied: (a, b) => b.studied - a.studied,
  }
  return [...lessons].sort(compare[sort])
}

/** Courses that sound alike, such as `Tea` and `tea`, are still two. */
const exact = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The built-in course, then the learner's courses by their names and those of their files, then the rest, newest first. */
function inOrder(a: LessonRow, b: LessonRow): number {
  const group = (lesson: LessonRow) => (lesson.builtIn ? 0 : lesson.course === '' ? 2 : 1)
  if (group(a) !== group(b)) return group(a) - group(b)
  if (a.builtIn) return collator.compare(a.file, b.file)
  if (a.course === '') return b.addedAt - a.addedAt
  return collator.compare(a.course, b.course) || exact(a.course, b.course) || collator.compare(a.file, b.file)
}

/** All tags of the library with how many lessons have each, in order. */
export function tagsOf(lessons: readonly LessonRow[]): { tag: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const tag of lessons.flatMap((lesson) => lesson.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => collator.compare(a.tag, b.tag))
}
