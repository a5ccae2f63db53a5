/** Practice in the fake backend: one quiz, graded by its items. */
import type { Backend } from '../src/lib/backend/backend'
import type {
  LessonView,
  PracticeAnswered,
  PracticeSource,
  PracticeView,
  Unfinished,
  Verdict,
} from '../src/lib/backend/contract'
import { failure } from './failure'
import { itemsOf, type FakeItem } from './fake-items'

type Commands = Pick<
  Backend,
  | 'practiceStart'
  | 'practiceCurrent'
  | 'practiceAnswer'
  | 'practiceSettled'
  | 'practiceSource'
  | 'practiceAccept'
  | 'practiceUndo'
  | 'practicePutAside'
  | 'practiceEnd'
>

export function createFakePractice(lesson: LessonView) {
  let practice: { title: string; source: PracticeSource; items: FakeItem[]; answers: Verdict[] } | null = null

  const practiceView = (): PracticeView => {
    if (!practice) throw failure('notFound', 'No practice is going on.')
    const { title, source, items, answers } = practice
    const done = answers.length >= items.length
    const number = (verdict: Verdict) => answers.filter((answer) => answer === verdict).length
    return {
      title,
      source,
      item: done ? null : (items[answers.length]?.item ?? null),
      answered: answers.length,
      total: items.length,
      canUndo: answers.length > 0,
      summary: done
        ? {
            right: number('right'),
            nearly: number('nearly'),
            wrong: number('wrong'),
            hard: items.flatMap((item, i) => {
              const verdict = answers[i] ?? 'wrong'
              return verdict === 'right' ? [] : [{ text: item.key, gloss: item.gloss, verdict }]
            }),
            dueLaterToday: 2,
            dueTomorrow: 6,
          }
        : null,
    }
  }

  const answered = (item: FakeItem, verdict: Verdict): PracticeAnswered => ({
    verdict,
    nudge: null,
    rightChoice: item.right,
    key: item.key,
    difference: '',
    chosen: [],
    marks: [],
    compare: [],
    explanation: item.explanation,
    audio: item.item.audio,
    hasSource: true,
    canAccept: verdict !== 'right',
    following: practice && practice.answers.length < practice.items.length ? practiceView() : null,
  })

  const commands: Commands = {
    practiceStart: async ({ source }) => {
      practice = {
        title: 'Practice · 客户服务',
        source,
        items: itemsOf(lesson),
        answers: [],
      }
      return practiceView()
    },
    practiceCurrent: async () => practiceView(),
    practiceAnswer: async ({ response }) => {
      const item = practice?.items[practice.answers.length]
      if (!practice || !item) throw failure('notFound', 'No practice is going on.')
      const verdict = item.grade(response)
      if (verdict === 'nudge')
        return {
          ...answered(item, 'nearly'),
          nudge: 'The letters are right. Which tones? Add them as marks or numbers.',
        }
      practice.answers.push(verdict)
      return answered(item, verdict)
    },
    practiceSettled: async () => ({
      next: practice?.answers.at(-1) === 'right' ? 'in 3 days' : 'in 10 minutes',
      leech: null,
    }),
    practiceSource: async () => {
      const item = practice?.items[practice.answers.length - 1]
      if (!item) throw failure('invalid', 'Nothing was answered yet.')
      return item.source
    },
    practiceAccept: async () => {
      const last = (practice?.answers.length ?? 0) - 1
      const item = practice?.items[last]
      if (!practice || !item) throw failure('invalid', 'There is no answer to count.')
      practice.answers[last] = 'right'
      return answered(item, 'right')
    },
    practicePutAside: async () => {
      practice?.items.splice(practice.answers.length, 1)
      return practiceView()
    },
    practiceUndo: async () => {
      practice?.answers.pop()
      return practiceView()
    },
    practiceEnd: async () => {
      practice = null
      return {}
    },
  }

  const unfinished = (): Unfinished | null =>
    practice && practice.answers.length < practice.items.length
      ? { title: practice.title, answered: practice.answers.length, total: practice.items.length }
      : null

  return { commands, unfinished }
}
