import { screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, it, vi } from 'vitest'
import type { ItemInput, ItemView, PracticeAnswered, PracticeView, Run } from '../src/lib/backend/contract'
import { english } from './fake-lessons'
import { openLesson } from './open'

const runs = (...texts: string[]): Run[][] => texts.map((text) => [english(text)])

const itemOf = (input: ItemInput, more: Partial<ItemView> = {}): ItemView => ({
  // Its place in the practice, as the program names items: asked again, it is called the same.
  id: '0',
  kind: 'meaning',
  instruction: 'Do it.',
  input,
  stem: [],
  showReadings: false,
  audio: [],
  choices: [],
  context: [],
  ...more,
})

const viewOf = (item: ItemView): PracticeView => ({
  title: 'Practice',
  source: { type: 'due' },
  item,
  answered: 0,
  total: 2,
  canUndo: false,
  summary: null,
})

/** Practice that asks these items; every answer is right, and undone it is asked again. */
async function asked(...items: ItemView[]) {
  const opened = await openLesson('kehu-fuwu')
  const { backend } = opened
  let at = 0
  const view = async () => viewOf(items[at] as ItemView)
  const answered: PracticeAnswered = {
    verdict: 'right',
    nudge: null,
    rightChoice: null,
    key: [],
    difference: '',
    chosen: [],
    marks: [],
    compare: [],
    explanation: [],
    audio: [],
    hasSource: false,
    canAccept: false,
    following: null,
  }
  const answers: unknown[] = []
  backend.practiceStart = view
  backend.practiceCurrent = view
  backend.practiceUndo = view
  backend.practicePutAside = () => {
    at += 1
    return view()
  }
  backend.practiceAnswer = async ({ response }) => {
    answers.push(response)
    return answered
  }
  await opened.user.keyboard('p')
  await screen.findByTestId('item')
  return { ...opened, answers, answered }
}

const pairs = itemOf({
  type: 'pairs',
  left: runs('one', 'two'),
  right: runs('zwei', 'eins'),
  partner: [1, 0],
})
const digits = async (user: { keyboard: (keys: string) => Promise<void> }, keys: string) => {
  for (const key of keys) await user.keyboard(key)
}

describe('pairs', () => {
  it('are matched by number, and what does not belong together is said', async () => {
    const { user, answers, wenxi } = await asked(pairs)
    await digits(user, '11')
    expect(screen.getAllByTestId('pair-left')[0]?.classList).toContain('wrong')
    expect(wenxi.announcement).toBe('These do not belong together.')
    await digits(user, '12')
    expect(wenxi.announcement).toBe('matched')
    await digits(user, '21')
    await screen.findByTestId('verdict')
    expect(answers).toEqual([
      {
        type: 'pairs',
        tried: [
          { left: 0, right: 0 },
          { left: 0, right: 1 },
          { left: 1, right: 0 },
        ],
      },
    ])
  })

  it('can be matched again after Undo', async () => {
    const { user, answers } = await asked(pairs)
    await digits(user, '1221')
    await screen.findByTestId('verdict')
    await user.keyboard('u')
    await waitFor(() => expect(screen.queryByTestId('verdict')).toBeNull())
    await digits(user, '1221')
    await screen.findByTestId('verdict')
    expect(answers).toHaveLength(2)
  })

  it('whose answer did not reach the program can be sent again', async () => {
    const { user, backend, answers } = await asked(pairs)
    const answer = backend.practiceAnswer
    backend.practiceAnswer = async () => {
      throw { code: 'internal', message: 'The disk is full.' }
    }
    await digits(user, '1221')
    const failure = await screen.findByTestId('failure')
    expect(failure.textContent).toContain('The disk is full.')
    backend.practiceAnswer = answer
    await user.click(within(failure).getByRole('button', { name: 'Try again' }))
    await screen.findByTestId('verdict')
    expect(answers).toHaveLength(1)
  })
})

describe('tiles', () => {
  it('are put in order by number, taken back, and empty after Undo', async () => {
    const { user, answers } = await asked(itemOf({ type: 'tiles' }, { choices: runs('b', 'a') }))
    await digits(user, '1')
    await user.keyboard('{Backspace}')
    await digits(user, '21')
    await user.keyboard('{Enter}')
    await screen.findByTestId('verdict')
    expect(answers).toEqual([{ type: 'order', tiles: [1, 0] }])
    await user.keyboard('u')
    await waitFor(() => expect(screen.getAllByTestId('tile')).toHaveLength(2))
    expect(screen.getByTestId('tiles-line').textContent).toContain('Choose the words in their order.')
  })
})

describe('tones', () => {
  it('are chosen syllable by syllable, and none are after Undo', async () => {
    const { user, answers } = await asked(itemOf({ type: 'tones', letters: ['ke', 'hu'] }))
    await digits(user, '44')
    await user.keyboard('{Enter}')
    await screen.findByTestId('verdict')
    expect(answers).toEqual([{ type: 'tones', tones: [4, 4] }])
    await user.keyboard('u')
    await waitFor(() => expect(screen.queryByTestId('verdict')).toBeNull())
    expect(screen.getByTestId('tone-0-4').getAttribute('aria-pressed')).toBe('false')
  })
})

describe('an answer that learners rate', () => {
  const rated = itemOf({ type: 'selfRated', answer: [english('the answer')], audio: [] })

  it('is uncovered first: only then are the keys of the ratings printed, and work', async () => {
    const { user, answers } = await asked(rated)
    const hints = () => document.querySelector('footer')?.textContent ?? ''
    expect(hints()).not.toContain('rate')
    expect(hints()).toContain('show')
    await user.keyboard('3')
    expect(answers).toEqual([])
    await user.keyboard('{Enter}')
    expect(screen.getByTestId('self-answer').textContent).toBe('the answer')
    expect(hints()).toContain('rate')
    expect(hints()).not.toContain('show')
    await user.keyboard('3')
    await screen.findByTestId('verdict')
    expect(answers).toEqual([{ type: 'rated', rating: 3 }])
  })

  it('is covered again after Undo', async () => {
    const { user } = await asked(rated)
    await user.keyboard('{Enter}')
    await user.keyboard('3')
    await screen.findByTestId('verdict')
    await user.keyboard('u')
    await screen.findByTestId('reveal')
    expect(screen.queryByTestId('self-answer')).toBeNull()
  })
})

describe('writing', () => {
  it('is shown on paper first, and has its pad again after Undo', async () => {
    const { user } = await asked(itemOf({ type: 'strokes', characters: ['十'] }))
    await user.keyboard('{Enter}')
    await user.keyboard('3')
    await screen.findByTestId('verdict')
    await user.keyboard('u')
    await screen.findByTestId('writing-pad')
  })
})

describe('listening', () => {
  const heard = (text: string) =>
    itemOf({ type: 'choose' }, { audio: [{ text, syllables: ['kè'] }], choices: runs('guest', 'lesson') })

  it('speaks by itself, also after one that was put aside', async () => {
    const { user, called } = await asked(heard('客'), heard('课'))
    await waitFor(() => expect(called('speechSpeak')).toHaveLength(1))
    await user.keyboard('b')
    await waitFor(() =>
      expect(called('speechSpeak')).toMatchObject([{ words: [{ text: '客' }] }, { words: [{ text: '课' }] }]),
    )
  })
})

describe('a wrong choice', () => {
  it('is explained, and heard beside what was right', async () => {
    const choice = itemOf(
      { type: 'choose' },
      { audio: [{ text: '客', syllables: ['kè'] }], choices: runs('guest', 'lesson') },
    )
    const { backend, user, called, answered } = await asked(choice)
    const heard = (right: boolean, pinyin: string) => ({
      right,
      pinyin,
      words: [{ text: pinyin, syllables: [pinyin] }],
    })
    backend.practiceAnswer = async () => ({
      ...answered,
      verdict: 'wrong',
      rightChoice: 0,
      chosen: [english('课 kè lesson')],
      compare: [heard(true, 'kè'), heard(false, 'kě')],
    })
    await waitFor(() => expect(called('speechSpeak')).toHaveLength(1))
    await user.keyboard('2')
    expect((await screen.findByTestId('chosen')).textContent).toContain('You chose 课 kè lesson')
    expect(screen.getByTestId('compare').textContent).toContain('You chose')
    await waitFor(() => expect(called('speechSpeak').at(-1)).toMatchObject({ words: [{ text: 'kě' }] }))
  })
})

describe('the end page', () => {
  it('says in words what was wrong', async () => {
    const { backend, user } = await asked(pairs)
    const summary = {
      right: 0,
      nearly: 1,
      wrong: 1,
      hard: [
        { text: [english('a')], gloss: 'b', verdict: 'nearly' as const },
        { text: [english('c')], gloss: 'd', verdict: 'wrong' as const },
      ],
      dueLaterToday: 0,
      dueTomorrow: 0,
    }
    backend.practicePutAside = async () => ({ ...viewOf(pairs), item: null, summary })
    backend.practiceCurrent = async () => ({ ...viewOf(pairs), item: null, summary })
    await user.keyboard('b')
    await screen.findByTestId('summary')
    const said = screen.getAllByTestId('hard-item').map((item) => item.querySelector('.unseen')?.textContent)
    expect(said).toEqual(['nearly', 'not yet'])
  })
})

describe('sound', () => {
  const words = (text: string) => [{ text, syllables: [] }]

  it('is heard again with Alt+A where letters are typed, and with A elsewhere', async () => {
    const dictation = itemOf({ type: 'text' }, { audio: words('好') })
    const seen = itemOf({ type: 'choose' }, { audio: words('好'), stem: [english('good')] })
    const { user, wenxi } = await asked(dictation, seen)
    const play = vi.spyOn(wenxi.player, 'play').mockResolvedValue()
    await user.keyboard('a')
    expect(play).not.toHaveBeenCalled()
    await user.keyboard('{Alt>}a{/Alt}')
    expect(play).toHaveBeenCalledTimes(1)
    await user.keyboard('{Alt>}b{/Alt}')
    await waitFor(() => expect(screen.queryByTestId('answer-input')).toBeNull())
    await user.keyboard('a')
    expect(play).toHaveBeenCalledTimes(2)
  })

  it('of a wrong tone is the right reading and then the given one', async () => {
    const { user, wenxi, answered } = await asked(itemOf({ type: 'reading' }))
    answered.compare = [
      { right: true, pinyin: 'fùkuǎn', words: words('right') },
      { right: false, pinyin: 'fùkuàn', words: words('given') },
    ]
    const play = vi.spyOn(wenxi.player, 'play').mockResolvedValue()
    await user.keyboard('fu4kuan4{Enter}')
    await screen.findByTestId('verdict')
    const heard = () => play.mock.calls.map(([utterances]) => utterances.map((one) => one.words))
    await waitFor(() => expect(heard()).toEqual([[words('right'), words('given')]]))
    await user.keyboard(' ')
    expect(heard()).toHaveLength(2)
  })
})
