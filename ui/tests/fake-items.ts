/** The quiz of the fake backend: one item of each kind that the window has to draw. */
import type { ItemSource, ItemView, LessonView, Response, Run, Verdict } from '../src/lib/backend/contract'
import { sentencesOfLesson, spokenWords } from '../src/lib/text/walk'

export interface FakeItem {
  item: ItemView
  right: number | null
  key: Run[]
  gloss: string
  explanation: Run[]
  source: ItemSource
  grade(response: Response): Verdict | 'nudge'
}

const plain = (text: string, strong = false): Run => ({
  type: 'plain',
  text,
  lang: 'english',
  strong,
  code: false,
})

export function itemsOf(lesson: LessonView): FakeItem[] {
  const placed = sentencesOfLesson(lesson)
  const find = (text: string) => {
    const found = placed.find((p) => p.sentence.words.map((w) => w.text).join('') === text)
    if (!found) throw new Error(`no such sentence: ${text}`)
    return found
  }
  const choice =
    (right: number) =>
    (response: Response): Verdict =>
      response.type === 'choice' && response.index === right ? 'right' : 'wrong'
  const typed =
    (right: string[], toneless?: string) =>
    (response: Response): Verdict | 'nudge' => {
      const text = response.type === 'typed' ? response.text.replaceAll(' ', '').toLowerCase() : ''
      if (right.includes(text)) return 'right'
      return toneless !== undefined && text === toneless ? 'nudge' : 'wrong'
    }

  const service = find('服务')
  const wrong = find('我跟一个客户服务谈了。')
  const mended = find('我跟一个客服谈了。')
  const run = (p: { sentence: LessonView['sections'][number] | unknown }) =>
    ({ type: 'chinese', ...(p.sentence as object) }) as Run
  const source = (p: { sectionId: string; sentence: { id: string } }): ItemSource => ({
    lessonId: lesson.id,
    title: lesson.title,
    place: { sectionId: p.sectionId, sentenceId: p.sentence.id },
  })

  return [
    {
      item: {
        id: 'i1',
        input: { type: 'choose' },
        kind: 'meaning',
        instruction: 'What does it mean?',
        stem: [run(service)],
        showReadings: true,
        audio: spokenWords(service.sentence),
        choices: ['guest; customer', 'service; to serve', 'department; branch', 'market economy'].map((c) => [
          plain(c),
        ]),
        context: [],
      },
      right: 1,
      key: [plain('service; to serve')],
      gloss: 'service; to serve',
      explanation: [run(service), plain(' is both the noun “service” and the verb “to serve”.')],
      source: source(service),
      grade: choice(1),
    },
    {
      item: {
        id: 'i2',
        input: { type: 'reading' },
        kind: 'reading',
        instruction: 'Type the pinyin, with tones.',
        stem: [run(service)],
        showReadings: false,
        audio: [],
        choices: [],
        context: [plain('service; to serve')],
      },
      right: null,
      key: [run(service)],
      gloss: 'service; to serve',
      explanation: [plain('服 is fú in the second tone, 务 is wù in the fourth.')],
      source: source(service),
      grade: typed(['fúwù', 'fu2wu4'], 'fuwu'),
    },
    {
      item: {
        id: 'i3',
        input: { type: 'choose' },
        kind: 'listening',
        instruction: 'What do you hear?',
        stem: [],
        showReadings: false,
        audio: spokenWords(mended.sentence),
        choices: [[run(wrong)], [run(mended)], [run(find('我联系了他们的客户服务部门。'))]],
        context: [],
      },
      right: 1,
      key: [run(mended)],
      gloss: 'I talked with a customer service rep.',
      explanation: [plain('“I talked with a customer service rep.”')],
      source: source(mended),
      grade: choice(1),
    },
    {
      item: {
        id: 'i4',
        input: { type: 'choose' },
        kind: 'mistakeSpot',
        instruction: 'Which sentence is right?',
        stem: [],
        showReadings: true,
        audio: [],
        choices: [[run(mended)], [run(wrong)]],
        context: [plain('I talked with a customer service rep.')],
      },
      right: 0,
      key: [run(mended)],
      gloss: 'I talked with a customer service rep.',
      explanation: [plain('客户服务 is the service; the person is a 客服.')],
      source: source(wrong),
      grade: choice(0),
    },
  ]
}
