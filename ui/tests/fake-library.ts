/** The library of the fake backend, arranged in memory. */
import type { Backend } from '../src/lib/backend/backend'
import type { GoneLesson, LessonRow, LessonsDone, LessonView } from '../src/lib/backend/contract'
import { plainText } from '../src/lib/text/walk'
import { lessons } from './fake-lessons'

type Commands = Pick<
  Backend,
  | 'lessonRename'
  | 'lessonsMove'
  | 'lessonsRemove'
  | 'lessonsRestore'
  | 'lessonsStar'
  | 'lessonsTag'
  | 'courseMake'
  | 'courseRemove'
  | 'courseRename'
  | 'lessonsPutBack'
  | 'lessonsForget'
  | 'libraryList'
  | 'libraryRemoved'
  | 'lessonNext'
>

const rowOf = (lesson: LessonView, openedAt: number | null, studied: number): LessonRow => {
  const headword = lesson.headword ? plainText([{ type: 'chinese', ...lesson.headword.chinese }]) : ''
  const words = lesson.headword?.chinese.words ?? []
  const pinyin = words.map((word) => word.syllables.map((one) => one.citation).join('')).join(' ')
  return {
    id: lesson.id,
    title: lesson.title,
    kind: lesson.kind,
    headword,
    pinyin,
    shown: headword,
    script: 'simplified',
    shownReading: pinyin,
    gloss: lesson.headword ? plainText(lesson.headword.gloss) : '',
    builtIn: lesson.builtIn,
    openedAt,
    addedAt: lesson.builtIn ? 0 : Date.UTC(2026, 10, 20),
    studied,
    name: null,
    favourite: false,
    tags: [],
    documentTags: [],
    level: lesson.kind === 'wordPage' ? 4 : null,
    known: null,
    course: '',
    file: `${lesson.id}.md`,
  }
}

export interface LibraryOptions {
  /** Nothing has been opened or practised yet. */
  fresh?: boolean
  /** Rows in the library beside the real lessons. */
  extraRows?: number
}

/** `shelves` gives what a test can change: `gone`, the lessons that another program took away. */
export function createFakeLibrary(options: LibraryOptions, shelves: () => { gone: GoneLesson[] }) {
  const removed = new Set<string>()
  /** What was changed about lessons. */
  const arranged = new Map<string, Partial<LessonRow>>()
  const courses: string[] = []
  const allRows = () =>
    [
      ...lessons.map((lesson, i) =>
        rowOf(lesson, options.fresh ? null : Date.now() - (i + 1) * 7_200_000, i * 6),
      ),
      ...Array.from({ length: options.extraRows ?? 0 }, (_, i) => ({
        ...rowOf(lessons[2] as LessonView, null, 0),
        id: `extra-${i}`,
        title: `Document ${i + 1}`,
      })),
    ].map((row) => ({ ...row, ...arranged.get(row.id) }))
  const rows = () => allRows().filter((row) => !removed.has(row.id))
  const done = (lessonIds: string[]): LessonsDone => ({ lessonIds, cancelled: false })

  const arrange = (ids: string[], change: (row: LessonRow) => Partial<LessonRow>) => {
    for (const row of rows().filter((row) => ids.includes(row.id)))
      arranged.set(row.id, { ...arranged.get(row.id), ...change(row) })
  }

  const commands: Commands = {
    lessonRename: async ({ lessonId, name }) => {
      arrange([lessonId], () => ({ name: name?.trim() || null }))
      return {}
    },
    lessonsMove: async ({ lessonIds, course }) => {
      if (course !== '' && !courses.includes(course)) courses.push(course)
      arrange(lessonIds, () => ({ course }))
      return done(lessonIds)
    },
    lessonsRemove: async ({ lessonIds }) => {
      lessonIds.forEach((id) => removed.add(id))
      return done(lessonIds)
    },
    lessonsRestore: async ({ lessonIds }) => {
      lessonIds.forEach((id) => removed.delete(id))
      return done(lessonIds)
    },
    lessonsStar: async ({ lessonIds, favourite }) => {
      arrange(lessonIds, () => ({ favourite }))
      return done(lessonIds)
    },
    lessonsTag: async ({ lessonIds, tag, hasIt }) => {
      arrange(lessonIds, ({ tags }) => ({
        tags: [...tags.filter((other) => other !== tag), ...(hasIt ? [tag] : [])],
      }))
      return done(lessonIds)
    },
    courseMake: async ({ course }) => {
      courses.push(course)
      return { course }
    },
    courseRemove: async ({ course }) => {
      courses.splice(0, courses.length, ...courses.filter((other) => other !== course))
      return {}
    },
    courseRename: async ({ course, name }) => {
      courses.splice(courses.indexOf(course), 1, name)
      arrange(
        rows()
          .filter((row) => row.course === course)
          .map((row) => row.id),
        () => ({ course: name }),
      )
      return { course: name }
    },
    lessonsPutBack: async ({ lessonIds }) => {
      shelves().gone = shelves().gone.filter((lesson) => !lessonIds.includes(lesson.lessonId))
      return done(lessonIds)
    },
    lessonsForget: async ({ lessonIds }) => {
      shelves().gone = shelves().gone.filter((lesson) => !lessonIds.includes(lesson.lessonId))
      return done(lessonIds)
    },
    libraryList: async () => ({
      lessons: rows(),
      gone: shelves().gone,
      courses: [...courses],
      folder: '/home/mei/Documents/Wenxi',
    }),
    libraryRemoved: async () => ({
      lessons: allRows()
        .filter((row) => removed.has(row.id))
        .map((row) => ({
          lesson: row,
          course: row.course,
          builtIn: row.builtIn,
          removedAt: Date.now() - 7_200_000,
        })),
    }),
    lessonNext: async ({ lessonId }) => {
      const at = lessons.findIndex((lesson) => lesson.id === lessonId)
      return { lesson: rows().find((row) => row.id === lessons[at + 1]?.id) ?? null }
    },
  }
  return { rows, commands }
}
