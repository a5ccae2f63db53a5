/** Documents that are taken in while other things happen. */
import { fireEvent, screen, waitFor } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { failure } from './failure'
import { courseOf } from '../src/lib/app/importer.svelte'
import type { ImportFile } from '../src/lib/backend/contract'
import { openWindow } from './open'

async function choosing(...paths: string[]) {
  const opened = await openWindow({ page: 'library' })
  opened.backend.choosing = paths
  await opened.user.keyboard('{Control>}o{/Control}')
  await screen.findByTestId('keep')
  return opened
}
const gone = (id: string) => waitFor(() => expect(screen.queryByTestId(id)).toBeNull())

describe('documents', () => {
  it.each([
    [['Work/Mail', 'Work/Mail'], 'Work/Mail'],
    [['Work/Mail', 'Work', 'Work/Talk'], 'Work'],
    [['Work', 'Workshop'], ''],
    [['Work', ''], ''],
    [[], ''],
  ])('in %j are all in “%s”', (courses, course) => {
    const outcome = { type: 'refused', reason: '' } as const
    const files = courses.map((course): ImportFile => ({ path: '', name: '', course, outcome }))
    expect(courseOf(files)).toBe(course)
  })

  it('that are kept are shown where they are', async () => {
    const { user, wenxi } = await choosing('/a/002_x.txt', '/a/001_y.txt')
    await user.click(screen.getByTestId('keep'))
    await waitFor(() => expect(wenxi.shown.shelf).toBe('own'))
  })

  it('that are given twice are looked at once, and two of one path are two rows', async () => {
    const { backend, called } = await openWindow({ page: 'library' })
    const preview = backend.importPreview
    backend.importPreview = async (args) => {
      const view = await preview(args)
      // As if a folder had come with a file in it.
      return { ...view, files: [...view.files, ...view.files] }
    }
    backend.drop({ type: 'dropped', paths: ['/a/tea.txt', '/a/tea.txt'] })
    await waitFor(() => expect(screen.getAllByTestId('import-file')).toHaveLength(2))
    expect(called('importPreview')).toMatchObject([{ paths: ['/a/tea.txt'] }])
  })

  it('that come while others are kept are looked at afterwards', async () => {
    const { backend, user, called } = await choosing('/a/002_x.txt', '/a/001_y.txt')
    let done = () => {}
    backend.keeping = new Promise((resolve) => (done = resolve))
    await user.click(screen.getByTestId('keep'))
    backend.openFromOutside(['/b/late.txt'])
    await waitFor(() => expect(called('openedFilesTake').length).toBeGreaterThan(1))
    expect(called('importPreview')).toHaveLength(1)
    done()
    await waitFor(() => expect(called('importPreview')).toMatchObject([{}, { paths: ['/b/late.txt'] }]))
    await screen.findByTestId('keep')
  })

  it('that failed half-way can be taken back, in the sheet and after it', async () => {
    const { backend, user, called } = await choosing('/a/002_x.txt', '/a/001_y.txt')
    backend.importKeep = async () => {
      throw failure('storage', 'The disk is full.')
    }
    await user.click(screen.getByTestId('keep'))
    expect((await screen.findByTestId('failure')).textContent).toContain('The disk is full.')
    expect((await screen.findByTestId('undo-kept')).textContent).toContain('Take back what was added')
    await user.click(screen.getByTestId('cancel-import'))
    await gone('import-sheet')
    expect((await screen.findByTestId('toast')).textContent).toContain('Not all of it was added.')
    await user.click(screen.getByTestId('undo'))
    await waitFor(() => expect(called('importUndo')).toHaveLength(1))
  })

  it('of a package that was studied by other choices offer these', async () => {
    const { backend, user, called } = await openWindow({ page: 'library' })
    const before = await backend.scheduleGet()
    const preview = backend.importPreview
    const schedule = { ...before, desiredRetention: 0.94, newPerDay: before.newPerDay + 5, isFitted: true }
    backend.importPreview = async (args) => ({
      ...(await preview(args)),
      schedule: { schedule, before, parameters: Array.from({ length: 21 }, () => 1) },
    })
    backend.drop({ type: 'dropped', paths: ['/a/002_x.txt'] })
    const offer = await screen.findByTestId('offered-schedule')
    expect(offer.textContent).toContain('its own parameters of memory and a wanted retention of 94 %')
    const said = [...offer.querySelectorAll('dt, dd')].map((one) => one.textContent)
    const cards = ['New cards a day', `${schedule.newPerDay}`, `instead of ${before.newPerDay}`]
    expect(said).toEqual(['To be remembered', '94 %', 'instead of 90 %', ...cards])
    await user.click(screen.getByTestId('take-schedule'))
    await user.click(screen.getByTestId('keep'))
    await gone('import-sheet')
    const [{ task }] = called('importKeep') as [{ task: string }]
    expect(called('scheduleTake')).toMatchObject([{ import: task, offered: { schedule } }])

    // Who does not choose them keeps their own.
    backend.drop({ type: 'dropped', paths: ['/a/002_x.txt'] })
    await screen.findByTestId('offered-schedule')
    await user.click(screen.getByTestId('keep'))
    await gone('import-sheet')
    expect(called('scheduleTake')).toHaveLength(1)
  })

  it('of which one was kept can be taken back, too', async () => {
    const { user, called } = await choosing('/a/002_x.txt')
    await user.click(screen.getByTestId('keep'))
    await screen.findByTestId('lesson-text')
    expect((await screen.findByTestId('toast')).textContent).toContain('1 lesson added.')
    await user.click(screen.getByTestId('undo'))
    await waitFor(() => expect(called('importUndo')).toHaveLength(1))
  })

  it('of which all are chosen can be chosen none, also where only reviews are new', async () => {
    const { backend } = await openWindow({ page: 'library' })
    const preview = backend.importPreview
    backend.importPreview = async (args) => {
      const view = await preview(args)
      for (const { outcome } of view.files) if (outcome.type === 'lesson') outcome.reviews = 3
      return view
    }
    backend.drop({ type: 'dropped', paths: ['/a/same-1.txt', '/a/same-2.txt'] })
    const all = await screen.findByTestId('choose-all')
    expect(all.textContent.trim()).toBe('Choose none')
    await fireEvent.click(all)
    expect(all.textContent.trim()).toBe('Choose all')
  })
})
