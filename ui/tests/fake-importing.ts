/** Documents that come into the fake backend; what becomes of one is told by its name. */
import type { Backend } from '../src/lib/backend/backend'
import type { ImportFile } from '../src/lib/backend/contract'
import { sentencesOfLesson } from '../src/lib/text/walk'
import { lessons } from './fake-lessons'

type Commands = Pick<Backend, 'importPreview' | 'importKeep' | 'importText' | 'importUndo'>

const outcome = (path: string): ImportFile => {
  const name = path.split('/').at(-1) ?? path
  const lesson = name.startsWith('002') ? lessons[2] : lessons[1]
  if (!lesson || /\.(png|zip|bin)$/.test(name))
    return {
      path,
      name,
      course: '',
      outcome: { type: 'refused', reason: `${name} is not text, so there is nothing to read in it.` },
    }
  return {
    path,
    name,
    course: '',
    outcome: {
      type: 'lesson',
      lessonId: name.startsWith('same') ? lesson.id : null,
      change: name.startsWith('same') ? 'same' : name.startsWith('edited') ? 'updated' : 'new',
      insteadOf: /^(same|edited)/.test(name) ? lesson.title : null,
      title: lesson.title,
      kind: lesson.kind,
      sections: lesson.sections.length,
      sentences: sentencesOfLesson(lesson).length,
      characters: sentencesOfLesson(lesson).flatMap((p) => p.sentence.words.flatMap((w) => w.syllables))
        .length,
      reviews: 0,
      diagnostics: lesson.diagnostics,
    },
  }
}

/** Documents are kept only when what `keeping` gives comes true. */
export const createFakeImporting = (keeping: () => Promise<void>): Commands => ({
  importPreview: async ({ paths }) => ({
    files: paths.map(outcome),
    ofCourse: [],
    passedOver: 0,
    schedule: null,
    cancelled: false,
  }),
  importKeep: async ({ paths, chosen }) => {
    await keeping()
    return {
      ofCourse: [],
      passedOver: 0,
      schedule: null,
      cancelled: false,
      files: (chosen ?? paths).map(outcome).map((file) => ({
        ...file,
        outcome:
          file.outcome.type === 'lesson'
            ? { ...file.outcome, lessonId: file.name.startsWith('002') ? 'customer-service' : 'kehu-fuwu' }
            : file.outcome,
      })),
    }
  },
  importText: async () => ({
    files: [{ ...outcome('/same.txt'), name: '' }],
    ofCourse: [],
    passedOver: 0,
    schedule: null,
    cancelled: false,
  }),
  importUndo: async () => ({ lessons: 1, cancelled: false }),
})
