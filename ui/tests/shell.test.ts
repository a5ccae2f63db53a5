/** What stands around the pages: sheets and their focus, work that outlives its page, the words of it all. */
import { readdirSync, readFileSync } from 'node:fs'
import { screen, waitFor, within } from '@testing-library/svelte'
import { afterEach, describe, expect, it } from 'vitest'
import { fileName } from '../src/lib/app/file-name'
import { ago, dayOf } from '../src/lib/app/time'
import type { AudioWritten } from '../src/lib/backend/contract'
import { strings } from '../src/lib/strings'
import { failure } from './failure'
import { openLesson, openWindow } from './open'

const focused = () => (document.activeElement as HTMLElement | null)?.dataset['testid']

describe('a sheet has the focus', () => {
  it('where something is to be written', async () => {
    const { user } = await openWindow({ page: 'library' })
    await user.click(await screen.findByTestId('paste'))
    await waitFor(() => expect(focused()).toBe('paste-text'))
  })

  it('else on what is to be done', async () => {
    const { user } = await openLesson('kehu-fuwu')
    await user.keyboard('{Control>}e{/Control}')
    await waitFor(() => expect(focused()).toBe('export-go'))
    await user.keyboard('{Enter}')
    await screen.findByTestId('toast')
  })

  it('else as a whole, and not on what closes it', async () => {
    const { user } = await openWindow({ page: 'today' })
    await user.keyboard('?')
    await waitFor(() => expect(focused()).toBe('keys-sheet'))
    await user.keyboard(' ')
    expect(screen.queryByTestId('keys-sheet')).not.toBeNull()
  })
})

describe('work that was begun on a page', () => {
  async function writing() {
    const opened = await openLesson('kehu-fuwu')
    let end: (result: AudioWritten) => void = () => {}
    let fail: (error: unknown) => void = () => {}
    opened.backend.audioWrite = () =>
      new Promise((resolve, reject) => {
        end = resolve
        fail = reject
      })
    await opened.user.click(screen.getByTestId('audio-open'))
    await opened.user.click(await screen.findByTestId('audio-write'))
    await within(screen.getByTestId('audio-sheet')).findByTestId('progress-line')
    // The sheet shows it: there is nothing to say in the corner.
    expect(screen.queryByTestId('work-chip')).toBeNull()
    await opened.user.keyboard('{Escape}')
    const chip = await screen.findByTestId('work-chip')
    return {
      ...opened,
      chip,
      end: (result: AudioWritten) => end(result),
      fail: (error: unknown) => fail(error),
    }
  }

  it('goes on in the corner, can be ended there, and says how it ended', async () => {
    const { user, chip, end, called } = await writing()
    await user.click(screen.getByTestId('nav-today'))
    await screen.findByTestId('today')
    await user.click(within(chip).getByTestId('work-cancel'))
    expect(called('taskCancel')).toHaveLength(1)
    end({ files: ['/home/mei/tea.flac'], duration: 59_600, sentences: 3, leftOut: [], voice: 'Fake' })
    await waitFor(() =>
      expect(screen.getByTestId('work-chip').textContent).toContain(
        '3 sentences, 1:00 minutes, written to: /home/mei/tea.flac',
      ),
    )
    await user.click(within(screen.getByTestId('work-chip')).getByRole('button', { name: 'Close' }))
    expect(screen.queryByTestId('work-chip')).toBeNull()
  })

  it('says why it failed, wherever the learner is', async () => {
    const { user, fail } = await writing()
    await user.click(screen.getByTestId('nav-library'))
    fail(failure('storage', 'The disk is full.'))
    await waitFor(() => expect(screen.getByTestId('work-chip').textContent).toContain('The disk is full.'))
  })

  it('is not begun a second time: who comes back sees how far it is', async () => {
    const { user } = await writing()
    await user.click(screen.getByTestId('audio-open'))
    await within(await screen.findByTestId('audio-sheet')).findByTestId('progress-line')
    expect(screen.queryByTestId('work-chip')).toBeNull()
  })
})

it('the way back to an import that goes on', async () => {
  const { backend, user } = await openWindow({ page: 'library' })
  backend.keeping = new Promise(() => {})
  await user.keyboard('{Control>}o{/Control}')
  await user.click(await screen.findByTestId('keep'))
  await user.click(await screen.findByTestId('hide-import'))
  const chip = await screen.findByTestId('import-chip')
  // A running count is nothing to be read out.
  expect(chip.getAttribute('role')).toBeNull()
  await user.click(within(chip).getByTestId('show-import'))
  await screen.findByTestId('import-sheet')
})

describe('words for', () => {
  const zone = process.env['TZ']
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })

  it('a day: that of the learner', () => {
    process.env['TZ'] = 'Asia/Shanghai'
    expect(dayOf(new Date('2026-11-21T23:30:00Z'))).toBe('2026-11-22')
  })

  it.each([
    [30_000, 'this minute'],
    [3_600_000, '1 hour ago'],
    [86_400_000, 'yesterday'],
    [20 * 86_400_000, '3 weeks ago'],
  ])('%d ms ago: %s', (passed, words) => expect(ago(1e12 - passed, 1e12)).toBe(words))

  it.each([
    ['a/b: c', 'a b c'],
    ['  ', 'lesson'],
    ['字'.repeat(200), '字'.repeat(80)],
    ['𠮷'.repeat(100), '𠮷'.repeat(80)],
  ])('a file: %s', (title, name) => expect(fileName(title)).toBe(name))

  it.each([
    [59_400, '0:59'],
    [59_600, '1:00'],
    [125_000, '2:05'],
  ])('%d ms of sound: %s', (length, words) => expect(strings.audio.written(1, length)).toContain(words))
})

it('no words are kept that nobody says', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(svelte|ts)$/.test(name) && !/strings\.ts|contract\.ts|\.test\.ts/.test(name))
    .map((name) => readFileSync(`src/${name}`, 'utf8'))
    .join('\n')
  /** Groups some of whose words are named. */
  const byName = (value: object) => Object.keys(value).some((key) => sources.includes(`.${key}`))
  const unsaid = (part: object, path: string): string[] =>
    Object.entries(part).flatMap(([key, value]) => {
      const named = new RegExp(`[.'"\`]${key}\\b`).test(sources)
      // Asked for by a name that the program gives.
      if (new RegExp(`\\.${key}\\)?\\[`).test(sources)) return []
      if (typeof value === 'object' && value !== null && !Array.isArray(value) && byName(value))
        return unsaid(value as object, `${path}.${key}`)
      return named ? [] : [`${path}.${key}`]
    })
  expect(unsaid({ ...strings, keys: {} }, 'strings')).toEqual([])
})
