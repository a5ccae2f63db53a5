/** The lessons of the fake backend, and how they are opened. */
import type { Backend } from '../src/lib/backend/backend'
import type { LessonView, Place, Plain, Run, SeenIn } from '../src/lib/backend/contract'
import { plainText, sentencesOfLesson } from '../src/lib/text/walk'
import { failure } from './failure'
import conceptPage from './lessons/conceptPage.json'
import fullWordPage from './lessons/fullWordPage.json'
import wordPage from './lessons/wordPage.json'

type Commands = Pick<Backend, 'lessonGet' | 'lessonOpen' | 'lessonPlaceSet'>

export const lessons = [fullWordPage, wordPage, conceptPage] as unknown as LessonView[]

/** Where a word stands in them. */
export const placesOf = (word: string): SeenIn[] =>
  lessons
    .flatMap((lesson) => sentencesOfLesson(lesson).map((placed) => ({ lesson, ...placed })))
    .filter(({ sentence }) => sentence.words.some((one) => one.text === word))
    .map(({ lesson, sectionId, sentence }) => ({
      lessonId: lesson.id,
      title: lesson.title,
      place: { sectionId, sentenceId: sentence.id },
      text: [{ type: 'chinese', ...sentence, id: '' }],
    }))

export const english = (text: string, more: Partial<Plain> = {}): Run => ({
  type: 'plain',
  text,
  lang: 'english',
  strong: false,
  code: false,
  ...more,
})

/** A long lesson as it is opened. */
function withoutReadings(lesson: LessonView): LessonView {
  for (const sentence of sentencesOfLesson(lesson).map((placed) => placed.sentence))
    sentence.words = [{ text: plainText([{ type: 'chinese', ...sentence }]), syllables: [], status: 'new' }]
  return { ...lesson, aloud: [], whole: false }
}

/** A book as it is opened: the section of the place and the last block before it are there. */
export function stretchOf(lesson: LessonView, place: Place | null): LessonView {
  const found = lesson.sections.findIndex((section) => section.id === place?.sectionId)
  const there = Math.max(0, found)
  const sections = lesson.sections.map((section, at) => {
    const { length } = section.blocks
    if (at === there) return section
    if (at > there) return { ...section, blocks: [], after: length }
    const kept = at === there - 1 ? section.blocks.slice(-1) : []
    return { ...section, blocks: kept, before: length - kept.length }
  })
  return { ...lesson, sections, whole: false }
}

export interface LessonOptions {
  /** How many times the sections of a lesson are there: for looking at long ones. */
  times?: number
  /** Lessons are opened as long ones are: their text is there at once, the readings of its sections when this comes true. */
  readingsLater?: Promise<void>
  /** They are opened as books are: only what stands around a place is there before that. */
  book?: boolean
  /** Stands in the place of the lesson that has its id. */
  changed?: LessonView
}

/** `correct` reads a lesson after the corrections of its readings. */
export function createFakeLessons(
  options: LessonOptions,
  correct: (lesson: LessonView) => LessonView,
): Commands {
  const lessonNow = (lessonId: string): LessonView => {
    const lesson =
      [options.changed, ...lessons].find((l) => l?.id === lessonId) ??
      (lessonId.startsWith('extra') ? lessons[2] : undefined)
    if (!lesson) throw failure('notFound', 'This lesson is not in the library any more.')
    const copy = structuredClone(lesson)
    const again = <T>(nodes: T[], time: number): T[] =>
      JSON.parse(
        JSON.stringify(nodes).replaceAll(/"(id|sectionId)":"([se][^"]*)"/g, `"$1":"$2x${time}"`),
      ) as T[]
    for (let time = 1; time < (options.times ?? 1); time += 1) {
      copy.sections.push(...again(lesson.sections, time))
      copy.aloud.push(...again(lesson.aloud, time))
    }
    return correct(copy)
  }

  return {
    lessonGet: async ({ lessonId }) => {
      await options.readingsLater
      return lessonNow(lessonId)
    },
    lessonOpen: async ({ lessonId, place }) => {
      const lesson = lessonNow(lessonId)
      if (!options.readingsLater) return lesson
      return withoutReadings(options.book ? stretchOf(lesson, place) : lesson)
    },
    lessonPlaceSet: async () => ({}),
  }
}
