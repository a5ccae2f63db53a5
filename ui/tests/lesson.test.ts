import { screen, waitFor, within } from '@testing-library/svelte'
import { tick } from 'svelte'
import { describe, expect, it, vi } from 'vitest'
import type { LessonView, MediaKindView, Run, SpeechSpeakArgs } from '../src/lib/backend/contract'
import { plainText, textsOf } from '../src/lib/text/walk'
import { textWithin } from '../src/lib/text/copy'
import { failure } from './failure'
import { lessons } from './fake-lessons'
import { openLesson, openWindow, word } from './open'
import { windowWidth } from './setup'

const page = () => screen.getByTestId('lesson-text')
const squeezed = (text: string) => text.replace(/\s/g, '')

describe('a lesson', () => {
  it.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
    'shows all that is in %s',
    async (id, lesson) => {
      await openLesson(id)
      const shown = squeezed(textWithin(page(), false))
      for (const section of lesson.sections)
        for (const runs of [section.heading, ...section.blocks.flatMap(textsOf)])
          expect(shown).toContain(squeezed(plainText(runs)))
      if (lesson.headword) {
        expect(shown).toContain(squeezed(plainText([{ type: 'chinese', ...lesson.headword.chinese }])))
        expect(shown).toContain(squeezed(plainText(lesson.headword.gloss)))
      }
    },
  )

  it('shows the text of a long lesson at once, and its readings when they come', async () => {
    let come = () => {}
    const readingsLater = new Promise<void>((resolve) => (come = resolve))
    const { called, user, sound } = await openLesson('kehu-fuwu', { readingsLater })
    const shown = () => screen.getAllByTestId('section').map((section) => textWithin(section, false))
    const before = shown()
    const readings = () => page().querySelectorAll('section [data-testid="ruby"]').length
    expect(readings()).toBe(0)
    expect(called('lessonOpen')).toEqual([{ lessonId: 'kehu-fuwu', place: null }])
    await user.keyboard(' ')
    expect(sound.playing).toBe(false)
    come()
    await waitFor(() => expect(readings()).toBeGreaterThan(10))
    expect(shown()).toEqual(before)
    expect(called('lessonGet')).toHaveLength(1)
  })

  it('shows the pictures and plays the sounds that its document brought along', async () => {
    // A picture is fetched when it comes near: here all are.
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        seen: (entries: { isIntersecting: boolean }[]) => void
        constructor(seen: (entries: { isIntersecting: boolean }[]) => void) {
          this.seen = seen
        }
        observe = () => this.seen([{ isIntersecting: true }])
        disconnect = () => {}
      },
    )
    const { backend, wenxi, user } = await openWindow({ page: 'today' })
    const get = backend.lessonGet
    const media = (kind: MediaKindView, name: string): Run => ({
      type: 'plain',
      text: '',
      lang: 'english',
      strong: false,
      code: false,
      media: { kind, name },
    })
    backend.lessonOpen = backend.lessonGet = async (args) => {
      const lesson = await get(args)
      const text = [media('picture', '0123456789abcdef.png'), media('sound', '0123456789abcdef.mp3')]
      const [first] = lesson.sections
      return { ...lesson, sections: first ? [{ ...first, blocks: [{ type: 'paragraph', text }] }] : [] }
    }
    wenxi.router.lesson('kehu-fuwu')
    const picture = await screen.findByRole('img', { name: 'Picture of the document' })
    expect(picture.getAttribute('src')).toMatch(/^data:image\/png;base64,/)
    // This one is not in the library any more.
    await user.click(screen.getByTestId('media-sound'))
    expect((await screen.findByRole('alert')).textContent).toContain('Import the package again')
    vi.unstubAllGlobals()
  })

  it('says of an empty section that the document has nothing there', async () => {
    await openLesson('kehu-fuwu')
    const empty = screen.getAllByTestId('section').filter((s) => within(s).queryByTestId('empty-section'))
    expect(empty.map((s) => s.dataset['role'])).toEqual(['summary', 'coreMeaning', 'examples'])
  })

  it('calls no section empty that has sub-sections', async () => {
    const lesson = structuredClone(lessons.find(({ id }) => id === 'kehu-fuwu') as LessonView)
    const [first, second] = lesson.sections
    if (!first || !second) throw new Error('the lesson has sections')
    second.level = 2
    await openLesson('kehu-fuwu', { changed: lesson })
    const empty = screen.getAllByTestId('empty-section').map((one) => one.closest('section')?.id)
    expect(empty).not.toContain(first.id)
    expect(empty).toContain(second.id)
  })

  it('takes the title of a word page apart', async () => {
    await openLesson('kehu-fuwu')
    const head = within(page()).getByRole('heading', { level: 1 })
    expect(head.querySelector('[data-testid="ruby"]')?.textContent).toBe('kèhù')
    expect(textWithin(head, false)).toBe('客户服务')
    expect(page().querySelector('.title')?.textContent).toContain('Customer Service')
  })

  it('marks the readings of the author, and those of which the app is not sure', async () => {
    await openLesson('customer-service')
    const app = within(word('服务')).getByTestId('ruby')
    expect(app.querySelector('.given')).toBeNull()
    expect(page().querySelectorAll('rt .unsure').length).toBeGreaterThan(0)
  })

  it('keeps readings from screen readers, and knows the language of every text', async () => {
    await openLesson('kehu-fuwu')
    for (const ruby of screen.getAllByTestId('ruby')) expect(ruby.getAttribute('aria-hidden')).toBe('true')
    for (const sentence of screen.getAllByTestId('sentence'))
      expect(sentence.getAttribute('lang')).toMatch(/^zh/)
  })

  it('pairs a mistake with what is right', async () => {
    await openLesson('kehu-fuwu')
    const mistake = within(screen.getByTestId('mistake'))
    expect(textWithin(mistake.getByTestId('incorrect'), false)).toContain('我跟一个客户服务谈了。')
    expect(mistake.getAllByTestId('correct').map((c) => textWithin(c, false))).toEqual([
      expect.stringContaining('我跟一个客服谈了。'),
      expect.stringContaining('我联系了他们的客户服务部门。'),
    ])
  })

  it('ends with what comes next: practice, and the next lesson, by N too', async () => {
    const { user, called } = await openLesson('manzou')
    const onward = screen.getByRole('navigation', { name: 'What comes next' })
    expect((await within(onward).findByTestId('next-lesson')).textContent).toContain('客户服务')
    await user.keyboard('n')
    await waitFor(() => expect(page().dataset['lesson']).toBe('kehu-fuwu'))
    const there = screen.getByRole('navigation', { name: 'What comes next' })
    await user.click(await within(there).findByTestId('next-lesson'))
    await waitFor(() => expect(page().dataset['lesson']).toBe('customer-service'))
    // It is the last: there is practice, and nothing to go on to.
    await waitFor(() => expect(called('lessonNext')).toHaveLength(3))
    const last = screen.getByRole('navigation', { name: 'What comes next' })
    expect(within(last).queryByTestId('next-lesson')).toBeNull()
    await user.click(within(last).getByRole('button', { name: 'Practise' }))
    await screen.findByTestId('item')
  })

  it('says what to do when it is gone', async () => {
    const { user } = await openWindow({ page: 'lesson', lessonId: 'none', place: null })
    await screen.findByText('This lesson is not in the library.')
    await user.click(screen.getByRole('button', { name: 'Go to the library' }))
    await screen.findByTestId('library')
  })
})

it('keeps labels and headings of concept pages quiet, and clickable', async () => {
  const { user } = await openLesson('customer-service')
  const labels = [...page().querySelectorAll('.labels [data-testid="sentence"]')]
  expect(labels.length).toBeGreaterThan(0)
  for (const label of labels) {
    expect(label.closest('.furniture')).not.toBeNull()
    expect(label.getAttribute('lang')).toBe('zh-Hans')
  }
  for (const row of screen.getAllByTestId('bilingual-row')) expect(row.closest('.furniture')).toBeNull()
  await user.click(labels[0]?.querySelector('[data-testid="word"]') as HTMLElement)
  expect(await screen.findByTestId('word-card')).toBeTruthy()
})

describe('readings', () => {
  it('go on, on hover, off by R, and are remembered', async () => {
    const { user, backend } = await openLesson('kehu-fuwu')
    const modes = [document.documentElement.dataset['ruby']]
    for (let i = 0; i < 3; i += 1) {
      await user.keyboard('r')
      await tick()
      modes.push(document.documentElement.dataset['ruby'])
    }
    expect(modes).toEqual(['on', 'hover', 'off', 'on'])
    await user.keyboard('r')
    await waitFor(() => expect(backend.settings.ruby).toBe('hover'))
  })

  it('stay in the page in every mode, so that no line moves', async () => {
    const { user } = await openLesson('kehu-fuwu')
    const n = screen.getAllByTestId('ruby').length
    await user.keyboard('rr')
    expect(screen.getAllByTestId('ruby')).toHaveLength(n)
  })

  it('are coloured by T, with the set that was chosen last', async () => {
    const { user } = await openLesson('kehu-fuwu', { settings: { toneColours: 'safe' } })
    await waitFor(() => expect(document.documentElement.dataset['tones']).toBe('safe'))
    await user.keyboard('t')
    await waitFor(() => expect(document.documentElement.dataset['tones']).toBe('off'))
    await user.keyboard('t')
    await waitFor(() => expect(document.documentElement.dataset['tones']).toBe('safe'))
  })
})

describe('a word', () => {
  it('is looked up by a click, beside the page in a wide window', async () => {
    const { user, called } = await openLesson('kehu-fuwu')
    await user.click(word('服务'))
    const card = await screen.findByTestId('word-card')
    await within(card).findByText('to serve')
    expect(card.closest('aside')).not.toBeNull()
    expect(called('wordGet')).toContainEqual(expect.objectContaining({ word: '服务', pinyin: 'fú wù' }))
    expect(word('服务').classList).toContain('chosen')
  })

  it('that keys would look up first has its card asked for with the page', async () => {
    const { user, called } = await openLesson('kehu-fuwu')
    const [first] = called('wordGet')
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}{Enter}')
    await screen.findByTestId('word-card')
    expect(called('wordGet').at(-1)).toEqual(first)
  })

  it('has its whole card with the key, for it was asked for when the cursor came', async () => {
    const { user, called, wenxi } = await openLesson('kehu-fuwu')
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}')
    await waitFor(() => expect(called('wordGet').length).toBeGreaterThan(1))
    await tick()
    const asked = called('wordGet').length
    const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })
    document.activeElement?.dispatchEvent(enter)
    expect(wenxi.lookup.card?.word).toBe(wenxi.lookup.wanted?.word)
    await tick()
    screen.getByTestId('save-word')
    // And it is asked again: much may have changed since.
    expect(called('wordGet').length).toBeGreaterThan(asked)
  })

  it('has its card above the page in a narrow window', async () => {
    windowWidth.now = 900
    const { user } = await openLesson('kehu-fuwu')
    await user.click(word('服务'))
    const card = await screen.findByTestId('word-card')
    expect(card.closest('aside')).toBeNull()
  })

  it('is saved by S and by the button', async () => {
    const { user, called } = await openLesson('kehu-fuwu')
    await user.click(word('服务'))
    await screen.findByText('to serve')
    await user.keyboard('s')
    await waitFor(() => expect(screen.getByTestId('save-word')).toHaveProperty('ariaPressed', 'true'))
    expect(called('wordSave')).toEqual([{ word: '服务', pinyin: 'fú wù', lessonId: 'kehu-fuwu' }])
    await user.click(screen.getByTestId('save-word'))
    await waitFor(() => expect(called('wordUnsave')).toHaveLength(1))
  })

  it('is saved by S without its card, which opens', async () => {
    const { user, called } = await openLesson('kehu-fuwu')
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}s')
    await waitFor(() => expect(called('wordSave')).toHaveLength(1))
    expect(await screen.findByTestId('word-card')).toBeTruthy()
  })

  it('is marked everywhere on the page while it is studied, at once', async () => {
    const { user, wenxi } = await openLesson('kehu-fuwu')
    const statuses = (text: string) =>
      screen
        .getAllByTestId('word')
        .filter((element) => page().contains(element) && element.querySelector('.base')?.textContent === text)
        .map((element) => element.dataset['status'])
    const all = (text: string, status: string) => statuses(text).map(() => status)
    expect(statuses('服务').length).toBeGreaterThan(2)
    await user.click(word('服务'))
    await screen.findByText('to serve')
    await user.keyboard('s')
    await waitFor(() => expect(statuses('服务')).toEqual(all('服务', 'studying')))
    expect(statuses('客户')).toEqual(all('客户', 'new'))
    expect(screen.getByTestId('saved-hint')).toBeTruthy()
    await user.click(screen.getByTestId('save-word'))
    await waitFor(() => expect(statuses('服务')).toEqual(all('服务', 'new')))
    // From the title, too, with the card of the same word open.
    await wenxi.lookup.open({
      word: '客户服务',
      pinyin: 'kè hù fú wù',
      lessonId: null,
      within: null,
      anchor: null,
    })
    await user.click(screen.getByTestId('save-headword'))
    await waitFor(() => expect(screen.getByTestId('save-word').getAttribute('aria-pressed')).toBe('true'))
    await user.click(screen.getByTestId('save-word'))
    await waitFor(() =>
      expect(screen.getByTestId('save-headword').getAttribute('aria-pressed')).toBe('false'),
    )
  })

  it('says why it could not be saved, also where no card is open', async () => {
    const { user, backend } = await openLesson('kehu-fuwu')
    backend.wordSave = async () => {
      throw failure('storage', 'The disk is full.')
    }
    await user.click(screen.getByTestId('save-headword'))
    await screen.findByText('The disk is full.')
    expect(screen.getByTestId('save-headword').getAttribute('aria-pressed')).toBe('false')
  })

  it('is reached word by word with Shift and arrows, over the ends of sentences; Enter opens its card', async () => {
    const { user, wenxi } = await openLesson('kehu-fuwu')
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}')
    expect([wenxi.cursor.sentenceId, wenxi.cursor.word]).toEqual(['s1', 0])
    await user.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}')
    expect([wenxi.cursor.sentenceId, wenxi.cursor.word]).toEqual(['s3', 0])
    await user.keyboard('{Shift>}{ArrowLeft}{/Shift}')
    expect([wenxi.cursor.sentenceId, wenxi.cursor.word]).toEqual(['s1', 1])
    await user.keyboard('{Enter}')
    await screen.findByTestId('word-card')
    expect(wenxi.lookup.wanted).toMatchObject({ word: '服务' })
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByTestId('word-card')).toBeNull())
  })
})

describe('listening', () => {
  it('lights the word that sounds; Space pauses, arrows step', async () => {
    const { user, wenxi } = await openLesson('customer-service')
    expect(screen.queryByTestId('player')).toBeNull()
    await user.keyboard(' ')
    await waitFor(() => expect(screen.getByTestId('player').dataset['status']).toBe('playing'))
    const first = wenxi.player.sentenceId
    wenxi.player.word = 1
    await tick()
    const sounding = [...page().querySelectorAll('.sounding')]
    expect(sounding.map((element) => element.getAttribute('data-word'))).toEqual(['1'])
    await user.keyboard(' ')
    expect(wenxi.player.status).toBe('paused')
    await user.keyboard('{ArrowRight}')
    await waitFor(() => expect(wenxi.player.status).toBe('playing'))
    expect(wenxi.player.sentenceId).not.toBe(first)
    expect(wenxi.cursor.sentenceId).toBe(wenxi.player.sentenceId)
  })

  it('plays one sentence from its margin', async () => {
    const { user, called } = await openLesson('kehu-fuwu')
    await user.click(within(screen.getByTestId('incorrect')).getByTestId('play'))
    await waitFor(() => expect(called('speechSpeak')).toHaveLength(1))
    const [asked] = called('speechSpeak') as [SpeechSpeakArgs]
    expect(asked.words.map((said) => said.syllables.join(''))).toEqual([
      'wǒ',
      'gēn',
      'yíge',
      'kèhù',
      'fúwù',
      'tán',
      'le',
      '',
    ])
  })

  it('goes from a sentence that was played alone to the next, alone; the cursor stays on the last', async () => {
    const { user, wenxi, sound } = await openLesson('kehu-fuwu')
    const said = () => wenxi.player.current?.words.map((w) => w.text).join('')
    await user.click(within(screen.getByTestId('incorrect')).getByTestId('play'))
    await waitFor(() => expect(wenxi.player.status).toBe('playing'))
    expect(said()).toBe('我跟一个客户服务谈了。')
    await user.keyboard('{ArrowRight}')
    await waitFor(() => expect(wenxi.player.status).toBe('playing'))
    expect(said()).toBe('我跟一个客服谈了。')
    const last = wenxi.player.sentenceId
    // Space belongs to what plays, not to the button that was clicked.
    await user.keyboard(' ')
    expect([wenxi.player.status, wenxi.player.sentenceId]).toEqual(['paused', last])
    await user.keyboard(' ')
    sound.end()
    await waitFor(() => expect(wenxi.player.status).toBe('idle'))
    expect(wenxi.cursor.sentenceId).toBe(last)
    await user.keyboard('{ArrowLeft}')
    expect(wenxi.player.status).toBe('idle')
    const before = wenxi.player.queue.findIndex((u) => u.id === last) - 1
    expect(wenxi.cursor.sentenceId).toBe(wenxi.player.queue[before]?.id)
  })

  it('says what to install when there is no voice', async () => {
    const { user } = await openLesson('kehu-fuwu', { mute: true })
    await user.keyboard(' ')
    expect((await screen.findByRole('alert')).textContent).toContain('Install espeak-ng')
  })

  it('changes the speed by the brackets, remembered', async () => {
    const { user, backend } = await openLesson('kehu-fuwu')
    await user.keyboard('[[[[')
    await waitFor(() => expect(backend.settings.speechRate).toBe(0.9))
    await user.keyboard(']')
    await waitFor(() => expect(backend.settings.speechRate).toBe(0.95))
  })

  it('does not speak labels and words inside English prose', async () => {
    const { user, wenxi } = await openLesson('kehu-fuwu')
    await user.click(screen.getByTestId('read-aloud'))
    await waitFor(() => expect(wenxi.player.status).toBe('playing'))
    expect(wenxi.player.queue.map((u) => u.words.map((w) => w.text).join(''))).toEqual([
      '客户服务',
      '我跟一个客户服务谈了。',
      '我跟一个客服谈了。',
      '我联系了他们的客户服务部门。',
    ])
  })
})

describe('hiding one side', () => {
  it('never hides both', async () => {
    const { user, wenxi } = await openLesson('customer-service')
    await user.keyboard('e')
    await user.keyboard('c')
    expect([wenxi.choices.now.showEnglish, wenxi.choices.now.showChinese]).toEqual([true, false])
    await user.keyboard('e')
    expect([wenxi.choices.now.showEnglish, wenxi.choices.now.showChinese]).toEqual([false, true])
  })

  it('lights the row of the sentence that is chosen', async () => {
    const { user } = await openLesson('customer-service')
    await user.click(word('响应'))
    const lit = screen.getAllByTestId('bilingual-row').filter((row) => row.classList.contains('lit'))
    expect(lit.map((row) => textWithin(row, false))).toEqual([expect.stringContaining('Core concepts')])
  })
})

it('has its contents in a menu, by keyboard, and goes on in the text', async () => {
  const { user, wenxi } = await openLesson('kehu-fuwu')
  screen.getByTestId('contents').focus()
  await user.keyboard('{Enter}')
  const items = await screen.findAllByTestId('contents-item')
  expect(items.map((item) => item.textContent?.trim())).toEqual(
    within(screen.getByTestId('rail'))
      .getAllByRole('button', { hidden: true })
      .map((button) => button.textContent?.trim()),
  )
  await waitFor(() => expect(items[0]?.hasAttribute('data-highlighted')).toBe(true))
  await user.keyboard('{ArrowDown}')
  await waitFor(() => expect(items[1]?.hasAttribute('data-highlighted')).toBe(true))
  // Arrows belong to the menu.
  expect(wenxi.cursor.sentenceId).toBeNull()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.queryByTestId('contents-item')).toBeNull())
  await waitFor(() =>
    expect((document.activeElement as HTMLElement).dataset['testid']).toBe('lesson-scroller'),
  )
})

it('says why a lesson cannot be practised', async () => {
  const { user, backend } = await openLesson('kehu-fuwu')
  backend.practiceStart = async () => {
    throw failure('invalid', 'There is nothing to practise in this lesson.')
  }
  await user.keyboard('p')
  await screen.findByText('There is nothing to practise in this lesson.')
})

it('P practises the lesson', async () => {
  const { user, called } = await openLesson('kehu-fuwu')
  await user.keyboard('p')
  await screen.findByTestId('item')
  expect(called('practiceStart')).toEqual([{ source: { type: 'lesson', lessonId: 'kehu-fuwu' }, seed: null }])
})

it('leads from a related term to its lesson by one arrow, whether its author linked it or not', async () => {
  const lesson = structuredClone(lessons[0] as LessonView)
  const [linked, found] = lesson.sections
    .flatMap((section) => section.blocks)
    .filter((block) => block.type === 'related')
  if (!linked || !found) throw new Error('related terms')
  const [term] = linked.term
  if (term) term.link = { type: 'lesson', lessonId: 'customer-service' }
  linked.lessonId = 'kehu-fuwu'
  found.lessonId = 'kehu-fuwu'
  const { called, user } = await openLesson(lesson.id, { changed: lesson })
  const rows = screen.getAllByTestId('related')
  expect(rows.slice(0, 2).map((row) => within(row).queryAllByLabelText('Read').length)).toEqual([1, 1])
  await user.click(within(rows[0] as HTMLElement).getByLabelText('Read'))
  await waitFor(() => expect(called('lessonOpen').at(-1)).toMatchObject({ lessonId: 'customer-service' }))
})
