import { screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import type { LessonRow } from '../src/lib/backend/contract'
import { Selection } from '../src/lib/pages/library/selection.svelte'
import { columnsOf, entriesOf, rowHeight, scrolledTo, windowOf } from '../src/lib/pages/library/list'
import { isOn, keyOf, shelfOf, sorted, tagsOf, type Shelf, type Sort } from '../src/lib/pages/library/shelf'
import { openWindow } from './open'

const row = (id: string, more: Partial<LessonRow> = {}): LessonRow => ({
  id,
  title: id,
  kind: 'text',
  headword: '',
  pinyin: '',
  shown: '',
  script: 'simplified',
  shownReading: '',
  gloss: '',
  builtIn: false,
  openedAt: null,
  addedAt: 0,
  studied: 0,
  name: null,
  favourite: false,
  tags: [],
  documentTags: [],
  level: null,
  known: null,
  course: '',
  file: `${id}.md`,
  ...more,
})

describe('the list', () => {
  const headings = (lessons: readonly LessonRow[]) =>
    entriesOf(sorted(lessons, 'order'), true).filter((entry) => entry.type === 'heading')

  it('has a key for every heading, whatever courses are called', () => {
    const entries = headings([
      row('a', { builtIn: true }),
      row('b', { course: 'Apple' }),
      row('c', { course: 'Course' }),
      row('d', { course: 'Your documents' }),
      row('e'),
    ])
    expect(entries.map((entry) => entry.type === 'heading' && entry.text)).toEqual([
      'Course',
      'Apple',
      'Course',
      'Your documents',
      'Without a course',
    ])
    expect(new Set(entries.map((entry) => entry.key)).size).toBe(entries.length)
  })

  it('calls documents yours while there is no course of yours', () => {
    const texts = headings([row('a', { builtIn: true }), row('b')]).map(
      (entry) => entry.type === 'heading' && entry.text,
    )
    expect(texts).toEqual(['Course', 'Your documents'])
  })

  it.each([
    ['Tea', 'tea'],
    ['1', '01'],
    ['Café', 'Cafe'],
  ])('does not mix the courses %s and %s', (one, other) => {
    const lessons = [
      row('a', { course: one, file: '1.md' }),
      row('b', { course: other, file: '2.md' }),
      row('c', { course: one, file: '3.md' }),
    ]
    expect(headings(lessons)).toHaveLength(2)
  })

  it('draws only what is in sight once there are many', () => {
    const few = entriesOf([row('a')], false)
    expect(windowOf(few, 0, 500, 0)).toMatchObject({ windowed: false })
    const many = entriesOf(
      Array.from({ length: 500 }, (_, at) => row(`l${at}`)),
      false,
    )
    const shown = windowOf(many, 100 * rowHeight, 10 * rowHeight, 100)
    expect(shown.windowed).toBe(true)
    expect(shown.entries[0]).toMatchObject({ top: 92 * rowHeight })
    expect(shown.entries).toHaveLength(26)
    // Where keys come in is always there.
    const focused = (at: number) => windowOf(many, 100 * rowHeight, 10 * rowHeight, at).entries
    expect(focused(3)[0]).toMatchObject({ top: 3 * rowHeight })
    expect(focused(400).at(-1)).toMatchObject({ top: 400 * rowHeight })
  })

  it.each([
    ['above', 10, 20, 9],
    ['below', 40, 20, 32],
    ['in sight', 25, 20, 20],
  ])('scrolls as little as needed to a row that is %s', (_, at, from, to) =>
    expect(scrolledTo(at, from * rowHeight, 10 * rowHeight)).toBe(to * rowHeight),
  )

  it.each([
    ['level', { level: 4 }],
    ['known', { known: 0 }],
    ['studied', { studied: 1 }],
    ['opened', { openedAt: 0 }],
  ])('has room for %s only where it can be said of a lesson', (column, more) => {
    const none = columnsOf([row('a'), row('b')])
    expect(none).toEqual({ level: false, known: false, studied: false, opened: false })
    expect(columnsOf([row('a'), row('b', more)])).toEqual({ ...none, [column]: true })
  })

  it('counts tags, whatever they are called', () => {
    const lessons = [row('a', { tags: ['constructor', 'food'] }), row('b', { tags: ['food'] })]
    expect(tagsOf(lessons)).toEqual([
      { tag: 'constructor', count: 1 },
      { tag: 'food', count: 2 },
    ])
    const selection = new Selection(() => ['constructor', 'a'])
    selection.toggle(0)
    selection.keep(['a'])
    expect([...selection.ids]).toEqual([])
  })
})

describe('a selection', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const selection = () => new Selection(() => ids)

  it('grows from where it began, in both directions', () => {
    const some = selection()
    some.focus(2)
    some.move(2, true)
    expect(some.wanted).toEqual(['c', 'd', 'e'])
    some.move(-3, true)
    expect(some.wanted).toEqual(['b', 'c'])
    some.toggle(4)
    expect(some.wanted).toEqual(['b', 'c', 'e'])
    some.focus(3, true)
    expect(some.wanted).toEqual(['d', 'e'])
  })

  it('stays within the list, and means the one with the focus when nothing is selected', () => {
    const some = selection()
    some.move(-5, false)
    expect(some.wanted).toEqual(['a'])
    some.move(50, false)
    expect(some.wanted).toEqual(['e'])
    some.all()
    expect(some.with('a')).toEqual(ids)
    some.clear()
    expect(some.with('a')).toEqual(['a'])
  })

  it('forgets what is not in the list any more', () => {
    const some = selection()
    some.all()
    some.at = 4
    some.keep(['b', 'd'])
    expect([...some.ids]).toEqual(['b', 'd'])
    expect(some.at).toBe(1)
  })
})

describe('shelves', () => {
  it('have names that lead back to them', () => {
    const shelves: Shelf[] = [
      { type: 'all' },
      { type: 'own' },
      { type: 'course', course: 'Work/My mail' },
      { type: 'tag', tag: 'to read' },
      { type: 'removed' },
    ]
    for (const shelf of shelves) expect(shelfOf(keyOf(shelf))).toEqual(shelf)
    expect(shelfOf('nonsense')).toEqual({ type: 'all' })
  })

  it('hold what lies in a course and in the courses in it', () => {
    const shelf: Shelf = { type: 'course', course: 'Work' }
    const courses = ['Work', 'Work/Mail', 'Workshop', '']
    expect(courses.map((course) => isOn(shelf, row('a', { course })))).toEqual([true, true, false, false])
  })

  it('hold what is yours, whatever course it is in', () => {
    const own = (more: Partial<LessonRow>) => isOn({ type: 'own' }, row('a', more))
    expect([own({}), own({ course: 'Work' }), own({ builtIn: true })]).toEqual([true, true, false])
  })

  it.each<[Sort, string[]]>([
    ['order', ['u1', 'two', 'ten', 'new', 'old']],
    ['title', ['new', 'old', 'two', 'ten', 'u1']],
    ['added', ['new', 'old', 'u1', 'ten', 'two']],
    ['opened', ['two', 'u1', 'ten', 'old', 'new']],
    ['level', ['ten', 'u1', 'two', 'old', 'new']],
    ['known', ['two', 'u1', 'ten', 'old', 'new']],
    ['studied', ['old', 'u1', 'ten', 'two', 'new']],
  ])('sort %s', (sort, wanted) => {
    const rows = [
      row('u1', { builtIn: true, title: 'Zebra', level: 3, known: 0.2 }),
      row('ten', { course: 'Work', file: '10 ten.md', level: 1, headword: '十', pinyin: 'shí' }),
      row('two', { course: 'Work', file: '2 two.md', known: 0.8, openedAt: 9, headword: '二', pinyin: 'èr' }),
      row('old', { title: 'B', addedAt: 1, studied: 5 }),
      row('new', { title: 'C', name: 'A', addedAt: 2 }),
    ]
    expect(sorted(rows, sort).map(({ id }) => id)).toEqual(wanted)
  })
})

const open = async () => {
  const opened = await openWindow({ page: 'library' })
  await screen.findAllByTestId('library-row')
  return { ...opened, rows: () => screen.queryAllByTestId('library-row') }
}

/** A lesson of the fake library that is the learner's own. */
const ownLesson = 'kehu-fuwu'

const shelf = (name: string) => screen.getAllByTestId('shelf').find((item) => item.dataset['shelf'] === name)!

describe('arranging the library', () => {
  it('stars by key, shows favourites, and takes it back', async () => {
    const { user, rows, called } = await open()
    rows()[0]?.focus()
    await user.keyboard('f')
    await waitFor(() => expect(called('lessonsStar')).toHaveLength(1))
    await user.click(shelf('favourites'))
    await waitFor(() => expect(rows()).toHaveLength(1))
    await user.keyboard('{Control>}z{/Control}')
    await waitFor(() => expect(rows()).toHaveLength(0))
    expect(screen.getByTestId('library-nothing').textContent).toContain('click its star')
  })

  it('removes many that were selected by keys, and brings them back', async () => {
    const { user, rows, called } = await open()
    const ids = rows().map((item) => item.dataset['lesson'])
    rows()[0]?.focus()
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}')
    expect(screen.getByTestId('selection').textContent).toContain('2 selected')
    await user.keyboard('{Delete}')
    await waitFor(() => expect(rows()).toHaveLength(1))
    expect(called('lessonsRemove')).toMatchObject([{ lessonIds: ids.slice(0, 2) }])
    await user.click(within(await screen.findByTestId('toast')).getByTestId('undo'))
    await waitFor(() => expect(rows()).toHaveLength(3))
  })

  it('says what was done before it was stopped, and takes that back and no more', async () => {
    const { user, rows, backend, called } = await open()
    const ids = rows().map((item) => item.dataset['lesson'] ?? '')
    const remove = backend.lessonsRemove
    backend.lessonsRemove = async ({ lessonIds, task }) => {
      const done = await remove({ lessonIds: lessonIds.slice(0, 1), task })
      return { ...done, cancelled: true }
    }
    rows()[0]?.focus()
    await user.keyboard('{Control>}a{/Control}{Delete}')
    const toast = await screen.findByTestId('toast')
    expect(toast.textContent).toMatch(/Stopped\. “.+” removed\./)
    await waitFor(() => expect(rows()).toHaveLength(2))
    await user.click(within(toast).getByTestId('undo'))
    await waitFor(() => expect(called('lessonsRestore')).toMatchObject([{ lessonIds: [ids[0]] }]))
  })

  it('goes on with what was stopped while it was taken back', async () => {
    const { user, rows, backend, called } = await open()
    const ids = rows().map((item) => item.dataset['lesson'] ?? '')
    rows()[0]?.focus()
    await user.keyboard('{Control>}a{/Control}{Delete}')
    await waitFor(() => expect(rows()).toHaveLength(0))
    const restore = backend.lessonsRestore
    backend.lessonsRestore = async ({ lessonIds, task }) => {
      const done = await restore({ lessonIds: lessonIds.slice(0, 2), task })
      return { ...done, cancelled: lessonIds.length > 2 }
    }
    await user.keyboard('{Control>}z{/Control}')
    await waitFor(() => expect(rows()).toHaveLength(2))
    await user.keyboard('{Control>}z{/Control}')
    await waitFor(() => expect(rows()).toHaveLength(3))
    expect(called('lessonsRestore')).toMatchObject([{ lessonIds: ids.slice(0, 2) }, { lessonIds: [ids[2]] }])
  })

  it('is used by keys at once, and come back to where it was left', async () => {
    const { user, wenxi } = await openWindow({ page: 'library' }, { extraRows: 500 })
    const focused = () => document.activeElement?.getAttribute('data-lesson')
    await waitFor(() => expect(focused()).toBeTruthy())
    await user.keyboard('{End}')
    await waitFor(() => expect(focused()).toBe('extra-499'))
    await user.keyboard('{Enter}')
    await screen.findByTestId('lesson-text')
    wenxi.router.back()
    await screen.findByTestId('library-list')
    await waitFor(() => expect(focused()).toBe('extra-499'))
    // A shelf that was clicked keeps the focus.
    await user.click(shelf('removed'))
    await user.click(shelf('own'))
    expect(document.activeElement).toBe(shelf('own'))
  })

  it('does one thing with many lessons after the other, however fast they are asked for', async () => {
    const { user, rows, backend, called } = await open()
    let finish = () => {}
    const remove = backend.lessonsRemove
    backend.lessonsRemove = async (args) => {
      await new Promise<void>((resolve) => (finish = resolve))
      return remove(args)
    }
    rows()[0]?.focus()
    await user.keyboard('{Delete}')
    rows()[1]?.focus()
    await user.keyboard('f')
    expect(called('lessonsStar')).toHaveLength(0)
    finish()
    await waitFor(() => expect(called('lessonsStar')).toHaveLength(1))
  })

  it('shows what was removed, and gives one or several back by mouse and by keys', async () => {
    const { user, rows, called } = await open()
    const ids = rows().map((item) => item.dataset['lesson'] ?? '')
    await user.click(shelf('removed'))
    expect((await screen.findByTestId('library-nothing')).textContent).toContain('Nothing was removed')
    await user.click(shelf('all'))
    rows()[0]?.focus()
    await user.keyboard('{Control>}a{/Control}{Delete}')
    await waitFor(() => expect(rows()).toHaveLength(0))
    await user.click(shelf('removed'))
    const removed = () => screen.queryAllByTestId('removed-row')
    await waitFor(() => expect(removed()).toHaveLength(3))
    expect(removed()[0]?.textContent).toContain('removed 2 hours ago')

    // A click opens nothing: there is nothing to read.
    await user.click(removed()[0]!)
    expect(screen.queryByTestId('lesson')).toBeNull()
    await user.click(screen.getAllByTestId('restore')[0]!)
    await waitFor(() => expect(called('lessonsRestore')).toMatchObject([{ lessonIds: [ids[0]] }]))
    await waitFor(() => expect(removed()).toHaveLength(2))

    removed()[0]?.focus()
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}{Enter}')
    await waitFor(() => expect(called('lessonsRestore')[1]).toMatchObject({ lessonIds: ids.slice(1) }))
    await waitFor(() => expect(removed()).toHaveLength(0))
    await user.keyboard('{Control>}z{/Control}')
    await waitFor(() => expect(removed()).toHaveLength(2))
  })

  it('makes a course and moves lessons into it', async () => {
    const { user, rows, called } = await open()
    await user.click(screen.getByTestId('new-course'))
    await user.type(await screen.findByTestId('name-input'), 'Work{Enter}')
    await waitFor(() => expect(shelf('course Work').getAttribute('aria-current')).toBe('true'))
    expect(screen.getByTestId('library-nothing').textContent).toContain('An empty course')
    await user.click(shelf('all'))
    const own = rows().findIndex((item) => item.dataset['lesson'] === ownLesson)
    await user.click(screen.getAllByTestId('row-menu')[own]!)
    await user.click(await screen.findByTestId('move'))
    const choice = (await screen.findAllByTestId('name-choice')).find((item) =>
      item.textContent?.includes('Work'),
    )!
    await user.click(choice)
    await waitFor(() =>
      expect(called('lessonsMove')).toMatchObject([{ lessonIds: [ownLesson], course: 'Work' }]),
    )
    await user.click(shelf('course Work'))
    await waitFor(() => expect(rows()).toHaveLength(1))
  })

  it('renames a lesson, and gives it its own name back', async () => {
    const { user, rows } = await open()
    rows()[0]?.focus()
    await user.keyboard('{F2}')
    await user.type(await screen.findByTestId('name-input'), 'My lesson{Enter}')
    await waitFor(() => expect(rows()[0]?.textContent).toContain('My lesson'))
    rows()[0]?.focus()
    await user.keyboard('{F2}')
    await user.clear(await screen.findByTestId('name-input'))
    await user.keyboard('{Enter}')
    await waitFor(() => expect(rows()[0]?.textContent).not.toContain('My lesson'))
  })

  it('tags what is selected, and shows the tag as a shelf', async () => {
    const { user, rows, called } = await open()
    rows()[0]?.focus()
    await user.keyboard('{Control>}a{/Control}t')
    await user.type(await screen.findByTestId('name-input'), '#to read{Enter}')
    await waitFor(() => expect(called('lessonsTag')).toHaveLength(1))
    await waitFor(() => expect(shelf('tag to read').textContent).toContain('3'))
  })

  it('leaves tags alone that stand in the document, and says where they are', async () => {
    const { user, rows, backend, called, wenxi } = await open()
    const list = backend.libraryList
    backend.libraryList = async () => {
      const view = await list()
      const tagged = view.lessons.map((lesson, at) =>
        at === 0 ? { ...lesson, tags: ['drinks', 'mine'], documentTags: ['drinks'] } : lesson,
      )
      return { ...view, lessons: tagged }
    }
    await wenxi.library.reload()
    await waitFor(() => expect(rows()[0]?.textContent).toContain('#drinks'))
    expect(rows()[0]?.querySelector('.fact[title]')?.getAttribute('title')).toContain(
      'In the document itself: #drinks',
    )
    rows()[0]?.focus()
    await user.keyboard('t')
    const choices = await screen.findAllByTestId<HTMLButtonElement>('name-choice')
    expect(
      choices.map((choice) => [choice.textContent?.includes('in the document'), choice.disabled]),
    ).toEqual([
      [true, true],
      [false, false],
    ])
    await user.type(screen.getByTestId('name-input'), 'drinks{Enter}')
    expect(called('lessonsTag')).toHaveLength(0)
  })

  it('offers to put back what another program took away, or to forget it', async () => {
    const opened = await open()
    opened.backend.gone = [
      { lessonId: 'tea', name: '茶', file: 'tea.md', spoiled: true, canBePutBack: true },
      { lessonId: 'rice', name: 'Rice', file: 'rice.md', spoiled: false, canBePutBack: false },
    ]
    opened.wenxi.libraryChanged(['tea', 'rice'])
    const gone = await screen.findByTestId('gone')
    expect(gone.textContent).toContain('2 lessons were removed or spoiled outside Wenxi: 茶, Rice')
    await opened.user.click(within(gone).getByTestId('put-back'))
    await waitFor(() => expect(opened.called('lessonsPutBack')).toMatchObject([{ lessonIds: ['tea'] }]))
    await waitFor(() =>
      expect(screen.getByTestId('gone').textContent).toContain(
        '“Rice” was removed outside Wenxi. There is no copy of it.',
      ),
    )
    expect(screen.queryByTestId('put-back')).toBeNull()
    await opened.user.click(screen.getByTestId('forget'))
    await waitFor(() => expect(screen.queryByTestId('gone')).toBeNull())
    await opened.user.click(within(await screen.findByTestId('toast')).getByTestId('undo'))
    await waitFor(() => expect(opened.called('lessonsRestore')).toMatchObject([{ lessonIds: ['rice'] }]))
  })

  it('gives what is selected out into a folder, by key', async () => {
    const { user, rows, called, backend } = await open()
    rows()[0]?.focus()
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}{Control>}e{/Control}')
    const sheet = await screen.findByTestId('export-sheet')
    expect(sheet.textContent).toContain('Export 2 lessons')
    await user.click(within(sheet).getByText('One page'))
    await user.click(within(sheet).getByTestId('export-go'))
    await screen.findByText('Saved: 2 lessons')
    const ids = rows().map((item) => item.dataset['lesson'])
    expect(called('lessonsExport')).toMatchObject([
      { lessons: ids.slice(0, 2), format: 'book', folder: '/home/mei/Business', name: '2 lessons' },
    ])
    await waitFor(() => expect(screen.queryByTestId('export-sheet')).toBeNull())

    // One lesson has no choice of one page or several, and goes into a file.
    await user.keyboard('{Escape}')
    await user.keyboard('{Control>}e{/Control}')
    await user.click(within(await screen.findByTestId('export-sheet')).getByTestId('export-go'))
    await waitFor(() => expect(called('lessonExport')).toMatchObject([{ lessons: [ids[1]], format: 'html' }]))

    backend.chooseFolder = async () => null
    await user.click(screen.getAllByTestId('shelf-menu')[0]!)
    await user.click(await screen.findByTestId('export-shelf'))
    const all = await screen.findByTestId('export-sheet')
    expect(all.textContent).toContain('Export 3 lessons')
    await user.click(within(all).getByTestId('export-go'))
    expect(called('lessonsExport')).toHaveLength(1)
    expect(screen.queryByTestId('export-sheet')).not.toBeNull()
  })

  it('says how far an export is, and ends it', async () => {
    const { user, rows, backend, called } = await open()
    let fail: (error: unknown) => void = () => {}
    backend.lessonsExport = () => new Promise((_, reject) => (fail = reject))
    rows()[0]?.focus()
    await user.keyboard('{Control>}ae{/Control}')
    await user.click(within(await screen.findByTestId('export-sheet')).getByTestId('export-go'))
    const line = await screen.findByTestId('progress-line')
    await user.click(within(line).getByTestId('work-cancel'))
    expect(called('taskCancel')).toHaveLength(1)
    fail({ code: 'cancelled', message: 'It was cancelled, and nothing was changed.' })
    // What was to be written can be written otherwise.
    await within(screen.getByTestId('export-sheet')).findByTestId('export-go')
    expect(screen.queryByTestId('failure')).toBeNull()
  })

  it('says what failed, and does not say that it was done', async () => {
    const { user, rows, backend } = await open()
    backend.lessonsRemove = () => Promise.reject({ code: 'storage', message: 'The disk is full.' })
    rows()[0]?.focus()
    await user.keyboard('{Delete}')
    expect((await screen.findByTestId('failure')).textContent).toContain('The disk is full.')
    expect(screen.queryByTestId('toast')).toBeNull()
  })

  it('lets what was done of several be undone when the rest failed', async () => {
    const { user, rows, backend, called } = await open()
    backend.lessonsRemove = () => Promise.reject({ code: 'storage', message: 'One cannot be moved.' })
    rows()[0]?.focus()
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}{Delete}')
    expect((await screen.findByTestId('failure')).textContent).toContain('One cannot be moved.')
    const toast = await screen.findByTestId('toast')
    expect(toast.textContent).toContain('Not all of it was done.')
    await user.click(within(toast).getByTestId('undo'))
    await waitFor(() => expect(called('lessonsRestore')).toHaveLength(1))
  })

  it('says which lessons are selected, and leaves Space to a star that has the focus', async () => {
    const { user, rows, called } = await open()
    expect(rows()[0]?.hasAttribute('aria-pressed')).toBe(false)
    rows()[0]?.focus()
    await user.keyboard(' ')
    expect(rows()[0]?.textContent).toContain('selected')
    await user.keyboard('{Escape}')
    screen.getAllByTestId('row-star')[0]?.focus()
    await user.keyboard(' ')
    await waitFor(() => expect(called('lessonsStar')).toHaveLength(1))
    expect(rows()[0]?.textContent).not.toContain('selected')
  })

  it('opens by Enter after a drag that ended on a shelf', async () => {
    const { user, rows } = await open()
    const first = rows()[0] as HTMLElement
    document.elementFromPoint = () => null
    await user.pointer([{ keys: '[MouseLeft>]', target: first, coords: { x: 5, y: 5 } }])
    window.dispatchEvent(new MouseEvent('pointermove', { clientX: 300, clientY: 300 }))
    window.dispatchEvent(new MouseEvent('pointerup'))
    await new Promise((later) => setTimeout(later))
    first.focus()
    await user.keyboard('{Enter}')
    await screen.findByTestId('lesson-text')
  })

  it('undoes by Ctrl+Z also after a look at another page', async () => {
    const { user, rows, called } = await open()
    rows()[0]?.focus()
    await user.keyboard('{Delete}')
    await screen.findByTestId('toast')
    await user.click(screen.getByTestId('nav-today'))
    await screen.findByTestId('today')
    await user.click(screen.getByTestId('nav-library'))
    await screen.findAllByTestId('library-row')
    await user.keyboard('{Control>}z{/Control}')
    await waitFor(() => expect(called('lessonsRestore')).toHaveLength(1))
  })

  it('takes the offer back once Ctrl+Z has undone it', async () => {
    const { user, rows, called } = await open()
    rows()[0]?.focus()
    await user.keyboard('{Delete}')
    await screen.findByTestId('toast')
    await user.keyboard('{Control>}z{/Control}')
    await waitFor(() => expect(called('lessonsRestore')).toHaveLength(1))
    expect(screen.queryByTestId('toast')).toBeNull()
  })
})
