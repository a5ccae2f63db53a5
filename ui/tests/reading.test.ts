/** Being in a lesson: where one was, what was looked for, what is hidden, what is printed. */
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SearchHit } from '../src/lib/backend/contract'
import { Roll } from '../src/lib/pages/lesson/unroll'
import { failure } from './failure'
import { english } from './fake-lessons'
import { openLesson, openWindow, word } from './open'

const page = () => screen.getByTestId('lesson-text')
const frame = () => new Promise((next) => requestAnimationFrame(next))

describe('the place in a lesson', () => {
  afterEach(() => void vi.restoreAllMocks())

  /** A page of sentences a hundred pixels apart, scrolled down by 500; nothing stands anywhere once it is left. */
  async function scrolled() {
    const opened = await openLesson('customer-service')
    const scroller = screen.getByTestId('lesson-scroller')
    const sentences = within(page()).getAllByTestId('sentence')
    Object.defineProperty(scroller, 'scrollTop', {
      get: () => (scroller.isConnected ? 500 : 0),
      set: () => {},
    })
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      if (!this.isConnected) return new DOMRect()
      if (this === scroller) return new DOMRect(0, 0, 800, 600)
      const at = sentences.indexOf(this as HTMLElement)
      return at < 0 ? new DOMRect(0, -500, 800, 100_000) : new DOMRect(0, at * 100 - 500, 800, 60)
    })
    await fireEvent.scroll(scroller)
    await frame()
    return { ...opened, sentences }
  }

  it('is remembered when it is left', async () => {
    const { user, called, sentences } = await scrolled()
    await user.click(screen.getByTestId('nav-today'))
    await screen.findByTestId('today')
    expect(called('lessonPlaceSet')).toMatchObject([
      { lessonId: 'customer-service', place: { sentenceId: sentences[6]?.dataset['sentence'] } },
    ])
  })

  it('is left alone by who did not move', async () => {
    const { user, called } = await openLesson('kehu-fuwu')
    await user.click(screen.getByTestId('nav-today'))
    await screen.findByTestId('today')
    expect(called('lessonPlaceSet')).toEqual([])
  })
})

describe('a hit in English', () => {
  const lit = new Map<string, Range>()
  const hit = (lessonId: string, sectionId: string, mark: string): SearchHit => ({
    lessonId,
    title: lessonId,
    place: { sectionId, sentenceId: null },
    mark,
    snippet: [],
  })

  beforeEach(() => {
    lit.clear()
    Object.assign(CSS, { highlights: lit })
    vi.stubGlobal('Highlight', function (range: Range) {
      return range
    })
  })

  async function searched(found: SearchHit) {
    const opened = await openLesson('kehu-fuwu')
    opened.backend.search = async () => ({ lessons: [found], words: [] })
    await opened.user.keyboard('{Control>}k{/Control}')
    await opened.user.type(await screen.findByTestId('search-input'), 'zzz')
    await screen.findByTestId('search-lesson')
    await opened.user.keyboard('{Enter}')
    await waitFor(() => expect(page().dataset['lesson']).toBe(found.lessonId))
    return opened
  }
  afterEach(() => {
    vi.unstubAllGlobals()
    Reflect.deleteProperty(CSS, 'highlights')
  })
  const text = () => lit.get('found')?.toString()

  it('is lit in another lesson, too', async () => {
    await searched(hit('customer-service', 's-2', 'customer'))
    await waitFor(() => expect(text()?.toLowerCase()).toBe('customer'))
    expect(lit.get('found')?.startContainer.parentElement?.closest('[data-section]')?.id).toBe('s-2')
  })

  it('is lit as soon as its part of a long section is on the page', async () => {
    const found = hit('customer-service', 's-2', 'zebra')
    const opened = await openLesson('kehu-fuwu')
    const lesson = await opened.backend.lessonGet({ lessonId: found.lessonId })
    const section = lesson.sections.find(({ id }) => id === 's-2')
    if (!section) throw new Error('there is a second section')
    section.blocks = Array.from({ length: 12 }, () => section.blocks).flat()
    section.blocks.push({ type: 'paragraph', text: [english('A zebra crossing.')] })
    // The first bit of it does not reach as far.
    const roll = new Roll(lesson)
    expect(roll.at(found.place).to).toBeLessThan(roll.count)
    opened.backend.lessonOpen = opened.backend.lessonGet = async () => lesson
    opened.wenxi.router.lesson(found.lessonId, found.place, found.mark)
    await waitFor(() => expect(text()).toBe('zebra'))
  })

  it('goes dark when the lesson is left', async () => {
    const { user } = await searched(hit('customer-service', 's-2', 'customer'))
    await waitFor(() => expect(text()).toBeDefined())
    await user.click(screen.getByTestId('nav-today'))
    await waitFor(() => expect(text()).toBeUndefined())
  })
})

describe('a hidden side', () => {
  const covered = () => screen.queryAllByTestId('covered')

  it('is uncovered row by row, in their order, and covered again the next time', async () => {
    const { user } = await openLesson('customer-service')
    const rows = screen.getAllByTestId('bilingual-row')
    await user.keyboard('e')
    expect(covered()).toHaveLength(rows.length)
    await user.click(within(rows[1] as HTMLElement).getByRole('button', { name: /Show the English/ }))
    expect(covered()).toHaveLength(rows.length - 1)
    // The button is gone: the focus stays in the row.
    expect(rows[1]?.contains(document.activeElement)).toBe(true)
    await user.keyboard('.')
    await waitFor(() => expect(within(rows[0] as HTMLElement).queryByTestId('covered')).toBeNull())
    await user.keyboard('e')
    expect(covered()).toHaveLength(0)
    await user.keyboard('e')
    expect(covered()).toHaveLength(rows.length)
  })

  it('on a word page, the first key uncovers the first row, not the headword', async () => {
    const { user, wenxi } = await openLesson('manzou')
    await user.keyboard('e')
    const first = covered().length
    expect(first).toBeGreaterThan(1)
    for (let left = first - 1; left >= 0; left -= 1) {
      await user.keyboard('.')
      await waitFor(() => expect(covered()).toHaveLength(left))
      const { sentenceId } = wenxi.cursor
      const row = document.querySelector(`[data-sentence="${sentenceId}"]`)?.closest('.row')
      expect(row).not.toBeNull()
    }
  })

  it('where nothing is hidden, the key does nothing', async () => {
    const { user, wenxi } = await openLesson('customer-service')
    await user.keyboard('.')
    expect(wenxi.cursor.sentenceId).toBeNull()
    await user.keyboard('e')
    expect(covered()).toHaveLength(screen.getAllByTestId('bilingual-row').length)
  })
})

describe('printing', () => {
  it('prints all of a long lesson, also what was not on the page yet', async () => {
    const { user, backend } = await openLesson('customer-service', { times: 12 })
    const lesson = await backend.lessonGet({ lessonId: 'customer-service' })
    const all = lesson.sections.reduce((sum, section) => sum + section.blocks.length, 0)
    let printed = 0
    window.print = () => void (printed = document.querySelectorAll('article.text .block').length)
    await user.keyboard('{Control>}p{/Control}')
    await waitFor(() => expect(printed).toBe(all))
  })
})

describe('studying the words of a lesson', () => {
  it('marks them at once, and no longer after Undo', async () => {
    const { user, called } = await openLesson('kehu-fuwu')
    await user.click(await screen.findByTestId('study-words'))
    await waitFor(() => expect(called('lessonGet')).toHaveLength(1))
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(called('lessonGet')).toHaveLength(2))
  })

  it('says why they could not be saved', async () => {
    const { user, backend } = await openLesson('kehu-fuwu')
    backend.lessonWordsSave = async () => {
      throw failure('internal', 'The disk is full.')
    }
    await user.click(await screen.findByTestId('study-words'))
    expect((await screen.findByTestId('failure')).textContent).toContain('The disk is full.')
    expect(screen.queryByTestId('toast')).toBeNull()
  })
})

describe('the word card by keys', () => {
  it('is entered by Enter, says what it is, and gives the focus back', async () => {
    const { user, wenxi } = await openLesson('kehu-fuwu')
    await user.click(word('服务'))
    await screen.findByText('to serve')
    await waitFor(() => expect(wenxi.announcement).toContain('服务, fúwù: '))
    await user.keyboard('{Enter}')
    expect(document.activeElement).toBe(screen.getByTestId('word-card'))
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByTestId('word-card')).toBeNull())
    expect((document.activeElement as HTMLElement).dataset['testid']).toBe('lesson-scroller')
  })

  it('says each word that the cursor comes to', async () => {
    const { user, wenxi } = await openLesson('kehu-fuwu')
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}')
    const { sentenceId, word } = wenxi.cursor
    const shown = document.querySelector(`[data-sentence="${sentenceId}"] [data-word="${word}"]`)
    const base = shown?.querySelector('.base')?.textContent
    expect(wenxi.announcement).toBe(`${base}, ${shown?.querySelector('rt')?.textContent}`)
  })
})

it('an answer that comes after the lesson was left changes nothing', async () => {
  const { backend, user } = await openWindow({ page: 'today' })
  const titles: string[] = []
  backend.setTitle = async (title) => void titles.push(title)
  const get = backend.lessonGet
  let arrive = () => {}
  backend.lessonOpen = backend.lessonGet = async (args) => {
    await new Promise<void>((come) => (arrive = come))
    return get(args)
  }
  await user.click((await screen.findAllByTestId(/resume|suggestion/))[0] as HTMLElement)
  await screen.findByTestId('lesson')
  await user.click(screen.getByTestId('nav-library'))
  await screen.findByTestId('library')
  arrive()
  await new Promise((later) => setTimeout(later))
  expect(titles.filter((title) => title.includes('·'))).toEqual([])
})
