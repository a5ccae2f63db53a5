/** The word card: readings that are corrected, meanings that show when a word is pointed at. */
import { screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { patience } from '../src/lib/word/patience'
import { failure } from './failure'
import { openLesson, word } from './open'

const reading = (text: string) => word(text).querySelector('rt')?.textContent

describe('what an author says of a word', () => {
  it('stands before the dictionary, and leads to the lesson that says it', async () => {
    const { backend, user, wenxi } = await openLesson('customer-service')
    const get = backend.wordGet
    backend.wordGet = async (args) => ({
      ...(await get(args)),
      told: [
        { gloss: 'after-sales service', lessonId: 'customer-service', title: 'Customer Service' },
        { gloss: 'help', lessonId: 'kehu-fuwu', title: '客户服务' },
      ],
    })
    await user.click(word('服务'))
    const told = await screen.findByTestId('card-told')
    expect(told.textContent).toContain('after-sales service in this lesson')
    await user.click(within(told).getByRole('button', { name: 'in 客户服务' }))
    await waitFor(() => expect(wenxi.router.route).toMatchObject({ page: 'lesson', lessonId: 'kehu-fuwu' }))
  })
})

describe('a reading that is wrong', () => {
  it('is corrected here by two clicks, in the lesson and on the card, and undone by Ctrl+Z', async () => {
    const { user, called } = await openLesson('customer-service')
    const before = reading('为')
    await user.click(word('为'))
    const choice = await screen.findByTestId('reading-choice')
    expect(choice.textContent).toContain('not sure')
    const other = within(choice).getByTestId('other-reading')
    const pinyin = other.dataset['pinyin'] ?? ''
    await user.click(other)
    await user.click(within(choice).getByTestId('correct-here'))
    await waitFor(() => expect(reading('为')).toBe(pinyin))
    const [args] = called('readingCorrect') as [{ text: string; at: number; lessonId: string }]
    expect([...args.text][args.at]).toBe('为')
    expect(args.lessonId).toBe('customer-service')
    await screen.findByTestId('take-back')
    expect(screen.getByTestId('toast').textContent).toContain(`为 is read ${pinyin} here.`)

    await user.keyboard('{Control>}z{/Control}')
    await waitFor(() => expect(reading('为')).toBe(before))
    // The card asks anew, too.
    await waitFor(() => expect(screen.queryByTestId('take-back')).toBeNull())
  })

  it('is corrected everywhere, and taken back from the card and in the settings', async () => {
    const { user, called } = await openLesson('customer-service')
    await user.click(word('为'))
    await user.click(await screen.findByTestId('other-reading'))
    await user.click(screen.getByTestId('correct-everywhere'))
    await user.click(await screen.findByTestId('take-back'))
    await waitFor(() => expect(screen.queryByTestId('take-back')).toBeNull())
    expect(called('readingCorrect')).toMatchObject([{ text: '为', at: 0, lessonId: null }])

    await user.click(await screen.findByTestId('other-reading'))
    await user.click(screen.getByTestId('correct-everywhere'))
    await screen.findByTestId('take-back')
    // A word may be wrong in two places: the others can be chosen still.
    await user.click(screen.getByTestId('wrong-reading'))
    expect(screen.getAllByTestId('other-reading').length).toBeGreaterThan(0)
    await user.click(screen.getByTestId('nav-settings'))
    const list = await screen.findByTestId('corrections')
    expect(list.textContent).toContain('everywhere')
    await user.click(within(list).getByRole('button', { name: 'Take it back' }))
    await waitFor(() => expect(screen.queryByTestId('corrections')).toBeNull())
  })

  it('is corrected by keys alone', async () => {
    const { user, called } = await openLesson('customer-service')
    await user.click(word('为'))
    await screen.findByTestId('reading-choice')
    await user.keyboard('o')
    await waitFor(() => expect(document.activeElement).toBe(screen.getAllByTestId('other-reading')[0]))
    await user.keyboard('{Enter}')
    screen.getByTestId('correct-here').focus()
    await user.keyboard('{Enter}')
    await screen.findByTestId('take-back')
    expect(called('readingCorrect')).toHaveLength(1)
  })

  it('of an author is not to be corrected', async () => {
    const { user } = await openLesson('kehu-fuwu')
    await user.click(word('服务'))
    await screen.findByText('to serve')
    expect(screen.queryByTestId('reading-choice')).toBeNull()
  })

  it('keeps the page where it is', async () => {
    const { user } = await openLesson('customer-service')
    const scroller = screen.getByTestId('lesson-scroller')
    await user.click(word('为'))
    await user.click(await screen.findByTestId('other-reading'))
    await user.click(screen.getByTestId('correct-here'))
    await screen.findByTestId('take-back')
    expect(screen.getByTestId('lesson-scroller')).toBe(scroller)
  })
})

describe('a word that is pointed at', () => {
  beforeEach(() => void Object.assign(patience, { first: 0, next: 0 }))

  it('shows its meaning, and none where that is not wanted', async () => {
    const { user, wenxi, called } = await openLesson('kehu-fuwu')
    await user.hover(word('服务'))
    const gloss = await screen.findByTestId('hover-gloss')
    expect(gloss.textContent).toContain('to serve')
    await user.keyboard('{Escape}')
    expect(screen.queryByTestId('hover-gloss')).toBeNull()
    wenxi.choices.set({ hoverGloss: false })
    const asked = called('wordGloss').length
    await user.unhover(word('服务'))
    await user.hover(word('客户'))
    await user.click(word('客户'))
    await screen.findByText('client')
    expect(called('wordGloss')).toHaveLength(asked)
  })
})

it('W says the word of the card', async () => {
  const { user, called } = await openLesson('kehu-fuwu')
  await user.click(word('服务'))
  await screen.findByText('to serve')
  await user.keyboard('w')
  await waitFor(() => expect(called('speechSpeak')).toHaveLength(1))
  expect(called('speechSpeak')).toMatchObject([{ words: [{ text: '服务', syllables: ['fú', 'wù'] }] }])
})

describe('a character', () => {
  const open = async () => {
    const opened = await openLesson('customer-service')
    await opened.user.click(word('为'))
    await screen.findByTestId('character-form')
    return opened
  }

  it('shows its strokes, its parts and what looks like it, and goes on to them', async () => {
    const { user, wenxi } = await open()
    // One path for each of the two strokes, at the least.
    const drawn = () => screen.getByTestId('writing-pad').querySelectorAll('path').length
    await waitFor(() => expect(drawn()).toBeGreaterThanOrEqual(2))
    expect(screen.getByTestId('parts').textContent).toContain('又')
    await user.click(within(screen.getByTestId('look-alike')).getByRole('button'))
    await waitFor(() => expect(wenxi.lookup.card?.word).toBe('报'))
  })

  it('is written in a sheet, stroke by stroke, also without a pointer', async () => {
    const { user } = await open()
    await user.click(screen.getByTestId('write'))
    const sheet = within(await screen.findByTestId('writing-sheet'))
    expect(sheet.getByTestId('writing-said').textContent).toContain('Write it with the pointer')
    await waitFor(async () => {
      await user.click(sheet.getByTestId('hint'))
      expect(sheet.getByTestId('writing-said').textContent).toContain('1 stroke left')
    })
    await user.click(sheet.getByTestId('hint'))
    expect(sheet.getByTestId('writing-said').textContent).toContain('2 mistakes')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByTestId('writing-sheet')).toBeNull())
    expect(screen.getByTestId('word-card')).toBeTruthy()
  })

  it('says when its strokes are not known', async () => {
    const { backend, user } = await openLesson('customer-service')
    backend.characterStrokes = async () => {
      throw failure('invalid', 'It is not known how “为” is written.')
    }
    await user.click(word('为'))
    await screen.findByText(/It is not known how/)
  })
})

describe('the places of a word', () => {
  it('come a page at a time until all are there, and go again', async () => {
    const { user, called } = await openLesson('customer-service')
    await user.click(word('服务'))
    const more = await screen.findByTestId('all-places')
    const list = screen.getByTestId('seen-in')
    const count = () => within(list).getAllByRole('listitem').length
    expect(count()).toBe(3)
    expect(more.textContent?.trim()).toBe('All places')
    await user.click(more)
    await waitFor(() => expect(count()).toBe(4))
    const all = Number(/4 of (\d+)/.exec(more.textContent ?? '')?.[1])
    expect(all).toBeGreaterThan(4)
    while (more.textContent?.includes('more')) {
      const before = count()
      await user.click(more)
      await waitFor(() => expect(count()).toBeGreaterThan(before))
    }
    expect(count()).toBe(all)
    expect(called('wordPlaces').length).toBe(Math.ceil(all / 4))
    await user.click(more)
    await waitFor(() => expect(count()).toBe(3))
  })
})

describe('the card in other writing', () => {
  it('has its syllables in zhuyin, and other words in traditional characters', async () => {
    const { backend, user, wenxi } = await openLesson('customer-service')
    const get = backend.wordGet
    backend.wordGet = async (args) => ({
      ...(await get(args)),
      tones: [
        {
          tones: [
            { pinyin: 'kē', shown: 'ㄎㄜ' },
            { pinyin: 'ké', shown: 'ㄎㄜˊ' },
            { pinyin: 'kě', shown: 'ㄎㄜˇ' },
            { pinyin: 'kè', shown: 'ㄎㄜˋ' },
          ],
          own: 4,
        },
      ],
      partOf: [{ word: '服务员', traditional: '服務員', shown: 'ㄈㄨˊ ㄨˋ ㄩㄢˊ', gloss: 'waiter' }],
    })
    wenxi.choices.set({ notation: 'zhuyin', script: 'traditional' })
    await user.click(word('服务'))
    const tones = await screen.findByTestId('syllable-tones')
    const buttons = within(tones).getAllByRole('button')
    expect(buttons.map((button) => button.textContent)).toEqual(['ㄎㄜ', 'ㄎㄜˊ', 'ㄎㄜˇ', 'ㄎㄜˋ'])
    expect(buttons.every((button) => button.lang === 'zh-Bopo')).toBe(true)
    expect((await screen.findByTestId('part-of')).textContent).toContain('服務員')
  })
})
