/** A book: what is seen of it first is there at once, all else comes after it and moves nothing. */
import { screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, it, vi } from 'vitest'
import { textWithin } from '../src/lib/text/copy'
import { plainText, textsOf } from '../src/lib/text/walk'
import { openWindow } from './open'

const times = 6
const page = () => screen.getByTestId('lesson-text')
/** Whether a section is on the page; its heading at least. */
const isThere = (sectionId: string) => document.getElementById(sectionId) !== null
const ids = () => screen.getAllByTestId('section').map((section) => section.dataset['section'])

/** The rest comes frame by frame, which takes its time where nothing is drawn by a graphics card. */
const patience = { timeout: 30_000 }
const last = `s-2x${times - 1}`

/** The sections that are on the page when this one comes to it. */
const onPageWith = (sectionId: string) =>
  new Promise<(string | undefined)[]>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isThere(sectionId)) return
      observer.disconnect()
      resolve(ids())
    })
    observer.observe(document.body, { childList: true, subtree: true })
  })

/** Opens a book at a section; `come` lets the rest of it come. */
async function openBook(sectionId: string, copies = times) {
  let come = () => {}
  const readingsLater = new Promise<void>((resolve) => (come = resolve))
  const place = { sectionId, sentenceId: null }
  const options = { readingsLater, book: true, times: copies }
  const opened = await openWindow({ page: 'lesson', lessonId: 'customer-service', place }, options)
  await screen.findByTestId('lesson-text')
  return { ...opened, come }
}

async function wholeBook() {
  const { backend } = await openWindow({ page: 'today' }, { times })
  return backend.lessonGet({ lessonId: 'customer-service' })
}

describe('a book', () => {
  it('is its pages around a place, and then all of it in its order', async () => {
    const { come } = await openBook('s-2x4')
    await waitFor(() => expect(isThere('s-2x4')).toBe(true))
    const first = ids()
    expect(first.length).toBeLessThan(4)
    expect(screen.queryByTestId('empty-section')).toBeNull()
    const there = page().querySelector('[data-section="s-2x4"] [data-testid="sentence"]')
    const rail = [...screen.getByTestId('rail').querySelectorAll('button')]
    expect(rail.some((entry) => entry.classList.contains('bare'))).toBe(false)
    expect(rail.length).toBeGreaterThan(times)
    come()
    await waitFor(() => expect(isThere(last)).toBe(true), patience)
    // What was there is still there, not another that looks like it.
    expect(there?.isConnected).toBe(true)
    const whole = (await wholeBook()).sections.map((section) => section.id)
    const shown = () =>
      [...page().querySelectorAll<HTMLElement>('[data-section]')].map((section) => section.dataset['section'])
    await waitFor(() => expect(shown()).toEqual(whole), patience)
  })

  it('is gone to where it is not here yet as soon as it comes', async () => {
    // So long that what stands right above its end is not all of it.
    const copies = 12
    const end = `s-2x${copies - 1}`
    const { come, user } = await openBook('s-1', copies)
    await waitFor(() => expect(isThere('s-1')).toBe(true))
    const far = [...screen.getByTestId('rail').querySelectorAll('button')].at(-1)
    if (!far) throw new Error('a book has contents')
    await user.click(far)
    expect(isThere(end)).toBe(false)
    const shown = onPageWith(end)
    come()
    expect(await shown).not.toContain('s-1')
    await waitFor(() => expect(isThere('s-1')).toBe(true), patience)
  })

  it('keeps what was uncovered when the rest comes', async () => {
    const { come, user } = await openBook('s-2x4')
    await waitFor(() => expect(screen.getAllByTestId('bilingual-row').length).toBeGreaterThan(0))
    await user.keyboard('e')
    const row = page().querySelector<HTMLElement>('[data-section="s-2x4"] [data-testid="bilingual-row"]')
    if (!row) throw new Error('the section has a passage')
    await user.click(within(row).getByRole('button', { name: /Show the English/ }))
    expect(within(row).queryByTestId('covered')).toBeNull()
    come()
    await waitFor(() => expect(isThere(last)).toBe(true), patience)
    expect(row.isConnected).toBe(true)
    expect(within(row).queryByTestId('covered')).toBeNull()
    expect(screen.queryAllByTestId('covered').length).toBeGreaterThan(times)
  })

  it('is printed when all of it is here', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => {})
    const { come, user } = await openBook('s-1')
    await waitFor(() => expect(isThere('s-1')).toBe(true))
    await user.keyboard('{Control>}p{/Control}')
    expect(print).not.toHaveBeenCalled()
    let printed = ''
    print.mockImplementation(() => (printed = textWithin(page(), false)))
    come()
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1), patience)
    const squeezed = (text: string) => text.replace(/\s/g, '')
    for (const section of (await wholeBook()).sections)
      for (const runs of [section.heading, ...section.blocks.flatMap(textsOf)])
        expect(squeezed(printed)).toContain(squeezed(plainText(runs)))
    print.mockRestore()
  })
})
