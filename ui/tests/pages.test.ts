import { screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { english } from './fake-lessons'
import { openLesson, openWindow } from './open'

const gone = (id: string) => waitFor(() => expect(screen.queryByTestId(id)).toBeNull())

describe('importing', () => {
  it('shows what was found before anything is kept, then opens it', async () => {
    const { backend, called, user } = await openWindow({ page: 'today' })
    backend.drop({ type: 'over' })
    await screen.findByTestId('drop-target')
    backend.drop({ type: 'dropped', paths: ['/home/mei/000_a88f46fee3e37e00.txt'] })
    const sheet = await screen.findByTestId('import-sheet')
    await within(sheet).findByText(/Word page · .* · 2 things noticed/)
    expect(within(sheet).getByText(/7 sections/)).toBeTruthy()
    expect(screen.queryByTestId('drop-target')).toBeNull()
    expect(called('importKeep')).toEqual([])
    await user.click(await within(sheet).findByTestId('keep'))
    await screen.findByTestId('lesson-text')
    expect(called('importKeep')).toMatchObject([{ chosen: ['/home/mei/000_a88f46fee3e37e00.txt'] }])
    await gone('import-sheet')
  })

  it('changes nothing when cancelled', async () => {
    const { user, called } = await openWindow({ page: 'library' })
    await user.click(await screen.findByTestId('open'))
    await screen.findByTestId('import-file')
    await user.click(screen.getByTestId('cancel-import'))
    await gone('import-sheet')
    expect(called('importKeep')).toEqual([])
  })

  it('says why a file cannot be a lesson, and keeps the others', async () => {
    const { backend, user, called } = await openWindow({ page: 'library' })
    backend.choosing = ['/a/photo.png', '/a/002_x.txt']
    await user.keyboard('{Control>}o{/Control}')
    expect(await screen.findAllByText(/photo.png is not text/)).not.toEqual([])
    await user.click(screen.getByTestId('keep'))
    await waitFor(() => expect(called('importKeep')).toMatchObject([{ chosen: ['/a/002_x.txt'] }]))
  })

  it('offers nothing to keep when nothing can be', async () => {
    const { backend } = await openWindow({ page: 'today' })
    backend.openFromOutside(['/a/photo.png'])
    expect(await screen.findAllByText(/photo.png is not text/)).not.toEqual([])
    expect(screen.queryByTestId('keep')).toBeNull()
  })

  it('opens what is there already without taking it in again', async () => {
    const { backend, called, user } = await openWindow({ page: 'today' })
    backend.drop({ type: 'dropped', paths: ['/a/same.txt'] })
    await screen.findByText('Already there')
    await user.click(screen.getByTestId('keep'))
    await screen.findByTestId('lesson-text')
    expect(called('importKeep')).toEqual([])
  })

  it('lets documents be chosen by keyboard', async () => {
    const { backend, user, called } = await openWindow({ page: 'library' })
    backend.choosing = ['/a/photo.png', '/a/002_x.txt', '/a/001_y.txt', '/a/same.txt']
    await user.keyboard('{Control>}o{/Control}')
    const list = await screen.findByTestId('import-list')
    expect(document.activeElement).toBe(list)
    expect(screen.getByTestId('keep').textContent).toContain('Keep 2 lessons')
    await user.keyboard('{ArrowDown} ')
    expect(screen.getByTestId('keep').textContent).toContain('Keep')
    const chosen = () => screen.getAllByRole('option').map((row) => row.getAttribute('aria-selected'))
    expect(chosen()).toEqual(['false', 'false', 'true', 'false'])
    await user.keyboard('{Control>}a{/Control}')
    expect(chosen()).toEqual(['false', 'true', 'true', 'false'])
    await user.keyboard('{Control>}a{/Control}{End}{ArrowUp} {Enter}')
    await waitFor(() => expect(called('importKeep')).toMatchObject([{ chosen: ['/a/001_y.txt'] }]))
  })

  it('shows only those of one kind when asked', async () => {
    const { backend, user } = await openWindow({ page: 'library' })
    backend.choosing = ['/a/photo.png', '/a/002_x.txt', '/a/001_y.txt']
    await user.keyboard('{Control>}o{/Control}')
    await user.click(await screen.findByTestId('only-refused'))
    expect(screen.getAllByTestId('import-file')).toHaveLength(1)
    await user.click(screen.getByTestId('only-refused'))
    expect(screen.getAllByTestId('import-file')).toHaveLength(3)
  })

  it('tells how far it is, and stops', async () => {
    const { backend, user, called, wenxi } = await openWindow({ page: 'library' })
    backend.keeping = new Promise(() => {})
    backend.choosing = ['/a/002_x.txt', '/a/001_y.txt']
    await user.keyboard('{Control>}o{/Control}')
    await user.click(await screen.findByTestId('keep'))
    const task = (called('importKeep')[0] as { task: string }).task
    backend.notice({ type: 'progress', task, done: 1, total: 2 })
    await screen.findByText(/1 of 2/)
    await user.click(screen.getByTestId('hide-import'))
    await gone('import-sheet')
    await user.click(within(await screen.findByTestId('import-chip')).getByTestId('work-cancel'))
    expect(called('taskCancel')).toEqual([{ task }])
    expect(wenxi.importer.step).toBe('keeping')
  })

  it('opens a folder by its menu and by key', async () => {
    const { user, called } = await openWindow({ page: 'library' })
    await user.click(await screen.findByTestId('open-more'))
    await user.click(await screen.findByTestId('open-folder'))
    await waitFor(() => expect(called('importPreview')).toMatchObject([{ paths: ['/home/mei/Business'] }]))
    await user.click(await screen.findByTestId('cancel-import'))
    await user.keyboard('{Control>}{Shift>}o{/Shift}{/Control}')
    await waitFor(() => expect(called('importPreview')).toHaveLength(2))
  })

  it('takes an import back', async () => {
    const { backend, user, called } = await openWindow({ page: 'library' })
    backend.choosing = ['/a/002_x.txt', '/a/001_y.txt']
    await user.keyboard('{Control>}o{/Control}')
    await user.click(await screen.findByTestId('keep'))
    await user.click(await screen.findByTestId('undo'))
    await waitFor(() => expect(called('importUndo')).toHaveLength(1))
  })

  it('gives a lesson out, and says where it went', async () => {
    const { user, called } = await openWindow({ page: 'lesson', lessonId: 'kehu-fuwu', place: null })
    await user.click(await screen.findByTestId('export-open'))
    const sheet = await screen.findByTestId('export-sheet')
    await user.click(within(sheet).getByText('Words'))
    await user.click(within(sheet).getByTestId('export-go'))
    await screen.findByText(/^Saved: .*\.tsv$/)
    expect(called('lessonExport')).toMatchObject([{ lessons: ['kehu-fuwu'], format: 'words' }])
    await gone('export-sheet')
  })

  it('shows a lesson anew when its document was edited outside', async () => {
    const { backend, called } = await openWindow({ page: 'lesson', lessonId: 'kehu-fuwu', place: null })
    await screen.findByTestId('lesson-text')
    const before = called('lessonGet').length
    backend.notice({ type: 'libraryChanged', lessons: ['another'] })
    backend.notice({ type: 'libraryChanged', lessons: ['kehu-fuwu'] })
    await waitFor(() => expect(called('lessonGet')).toHaveLength(before + 1))
    await screen.findByTestId('lesson-text')
  })

  it('makes a lesson of pasted text', async () => {
    const { user, called } = await openWindow({ page: 'library' })
    await user.click(await screen.findByTestId('paste'))
    const field = await screen.findByTestId('paste-text')
    expect(screen.getByTestId('paste-keep')).toHaveProperty('disabled', true)
    await user.type(field, '你好')
    await user.click(screen.getByTestId('paste-keep'))
    await screen.findByTestId('lesson-text')
    expect(called('importText')).toEqual([{ text: '你好' }])
  })
})

describe('the library', () => {
  it('is filtered by characters, by pinyin without tones and by English', async () => {
    const { user } = await openWindow({ page: 'library' })
    const field = await screen.findByTestId('library-filter')
    await screen.findAllByTestId('library-row')
    for (const [query, n] of [
      ['慢', 1],
      ['manzou', 1],
      ['customer', 2],
      ['nothing like it', 0],
    ] as const) {
      await user.clear(field)
      await user.type(field, query)
      expect(screen.queryAllByTestId('library-row'), query).toHaveLength(n)
    }
    expect(screen.getByText('No lesson matches “nothing like it”.')).toBeTruthy()
  })

  it('draws only what is in sight of a long list', async () => {
    await openWindow({ page: 'library' }, { extraRows: 500 })
    const rows = await screen.findAllByTestId('library-row')
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.length).toBeLessThan(60)
  })

  it('removes a lesson and brings it back', async () => {
    const { user, called } = await openWindow({ page: 'library' })
    expect(await screen.findAllByTestId('library-row')).toHaveLength(3)
    const [first] = screen.getAllByTestId('library-row')
    const lessonIds = [first?.dataset['lesson']]
    await user.click(screen.getAllByTestId('row-menu')[0] as HTMLElement)
    await user.click(await screen.findByTestId('remove'))
    await waitFor(() => expect(screen.getAllByTestId('library-row')).toHaveLength(2))
    expect(called('lessonsRemove')).toMatchObject([{ lessonIds }])
    await user.click(within(await screen.findByTestId('toast')).getByTestId('undo'))
    await waitFor(() => expect(screen.getAllByTestId('library-row')).toHaveLength(3))
    expect(called('lessonsRestore')).toMatchObject([{ lessonIds }])
  })
})

describe('the first page', () => {
  it('says what is due and starts it', async () => {
    const { user, called } = await openWindow({ page: 'today' })
    expect((await screen.findByTestId('due')).textContent).toContain('24 cards are due')
    expect(screen.getByTestId('due-tomorrow').textContent).toContain(
      '3 cards come back later today, 11 tomorrow.',
    )
    await user.click(screen.getByTestId('practise-due'))
    await screen.findByTestId('item')
    expect(called('practiceStart')).toEqual([{ source: { type: 'due' }, seed: null }])
  })

  it('offers lessons on the first day, and no empty figures', async () => {
    const { user } = await openWindow({ page: 'today' }, { fresh: true })
    const lessons = await screen.findAllByTestId('suggestion')
    expect(lessons).toHaveLength(3)
    expect(screen.queryByTestId('due')).toBeNull()
    expect(screen.queryByTestId('week')).toBeNull()
    await user.click(lessons[0] as HTMLElement)
    await screen.findByTestId('lesson-text')
  })
})

describe('search', () => {
  it('finds while one types, and goes there by keyboard', async () => {
    const { user, wenxi } = await openWindow({ page: 'today' })
    await user.keyboard('{Control>}k{/Control}')
    await user.type(await screen.findByTestId('search-input'), '部门')
    const hit = await screen.findByTestId('search-lesson')
    expect(hit.querySelector('mark')?.textContent).toBe('部门')
    expect(hit.getAttribute('aria-selected')).toBe('true')
    await user.keyboard('{Enter}')
    await screen.findByTestId('lesson-text')
    expect(wenxi.router.route).toMatchObject({ lessonId: 'kehu-fuwu', place: { sectionId: 's-7' } })
  })

  it('shows a word of the dictionary', async () => {
    const { user } = await openWindow({ page: 'today' })
    await user.keyboard('{Control>}k{/Control}')
    await user.type(await screen.findByTestId('search-input'), '服务')
    await user.click(await screen.findByTestId('search-word'))
    expect(await screen.findByTestId('word-card')).toBeTruthy()
  })

  it.each(['客户服务', 'kehufuwu', 'Kèhù fúwù'])('has the lesson about %s above all', async (query) => {
    const { user, wenxi, backend } = await openWindow({ page: 'today' })
    const search = backend.search
    backend.search = async (args) => {
      const hit = {
        lessonId: 'kehu-fuwu',
        title: 'kèhù fúwù',
        place: null,
        mark: '',
        snippet: [english('kèhù fúwù')],
      }
      const { lessons, words } = await search({ query: '服务' })
      return args.query === query ? { lessons: [hit, ...lessons], words } : { lessons: [], words: [] }
    }
    await user.keyboard('{Control>}k{/Control}')
    await user.type(await screen.findByTestId('search-input'), query)
    await screen.findAllByTestId('search-word')
    const first = screen.getAllByRole('option')[0]
    expect(first?.dataset).toMatchObject({ testid: 'search-lesson', found: 'title' })
    expect(first?.querySelector('mark')).toBeTruthy()
    // Not once more among the places.
    const [, ...places] = screen.getAllByTestId('search-lesson')
    for (const hit of places) {
      expect(hit.dataset['found']).toBe('lesson')
      expect(hit.textContent?.trim()).not.toBe('kèhù fúwù')
    }
    await user.keyboard('{Enter}')
    await screen.findByTestId('lesson-text')
    expect(wenxi.router.route).toMatchObject({ lessonId: 'kehu-fuwu', place: null })
  })

  it('marks the pinyin by which a title was found', async () => {
    const { user, backend } = await openWindow({ page: 'today' })
    const title = 'shòuhòu fúwù: 售后服务'
    backend.search = async () => ({
      lessons: [{ lessonId: 'x', title, place: null, mark: '', snippet: [english(title)] }],
      words: [],
    })
    await user.keyboard('{Control>}k{/Control}')
    await user.type(await screen.findByTestId('search-input'), 'fuwu')
    const hit = await screen.findByTestId('search-lesson')
    expect(hit.textContent?.trim()).toBe(title)
    expect(hit.querySelector('mark')?.textContent).toBe('fúwù')
  })

  it('drops an answer that comes after a newer question', async () => {
    const { user, backend } = await openWindow({ page: 'today' })
    const search = backend.search
    let letGo = () => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    backend.search = async (args) => {
      if (args.query === '服') await held
      return search(args)
    }
    await user.keyboard('{Control>}k{/Control}')
    const field = await screen.findByTestId('search-input')
    await user.type(field, '服')
    await waitFor(() => expect(backend.calls.length).toBeGreaterThan(0))
    await user.type(field, 'zzz')
    await screen.findByTestId('search-nothing')
    letGo()
    await held
    expect(screen.getByTestId('search-nothing')).toBeTruthy()
    expect(screen.queryByTestId('search-word')).toBeNull()
  })

  it('says when nothing is found', async () => {
    const { user } = await openWindow({ page: 'today' })
    await user.keyboard('{Control>}k{/Control}')
    await user.type(await screen.findByTestId('search-input'), 'zzz')
    expect((await screen.findByTestId('search-nothing')).textContent).toContain('“zzz”')
  })
})

describe('settings', () => {
  it('take effect at once and are remembered', async () => {
    const { user, backend } = await openWindow({ page: 'settings' })
    const root = document.documentElement
    await user.click(within(screen.getByTestId('set-theme')).getByText('Dark'))
    await user.click(within(screen.getByTestId('set-ruby')).getByText('Never'))
    await user.click(within(screen.getByTestId('set-face')).getByText('Kai'))
    await user.click(screen.getByTestId('set-spoken-tones'))
    await waitFor(() =>
      expect([root.dataset['theme'], root.dataset['ruby'], root.dataset['face']]).toEqual([
        'dark',
        'off',
        'kai',
      ]),
    )
    expect(screen.getByTestId('settings-sample').textContent).toContain('níhǎo')
    await waitFor(() =>
      expect(backend.settings).toMatchObject({
        theme: 'dark',
        ruby: 'off',
        chineseFace: 'kai',
        spokenTones: true,
      }),
    )
  })

  it('say how to get a voice', async () => {
    await openWindow({ page: 'settings' }, { mute: true })
    await screen.findByText('No voice is installed. Install espeak-ng, then try again.')
  })

  it('back up to the file that was chosen', async () => {
    const { user, called } = await openWindow({ page: 'settings' })
    await user.click(screen.getByTestId('backup'))
    await waitFor(() => expect(called('backupCreate')).toHaveLength(1))
    await screen.findByText(/^Written to \/home\/mei\/wenxi-/)
  })

  it('size the text by Ctrl and plus, minus and nought, between 80 and 200', async () => {
    const { user, wenxi } = await openLesson('kehu-fuwu')
    await user.keyboard('{Control>}+++{/Control}')
    expect(wenxi.choices.now.textSize).toBe(130)
    await waitFor(() => expect(document.documentElement.style.getPropertyValue('--text-scale')).toBe('1.3'))
    await user.keyboard('{Control>}0-------{/Control}')
    expect(wenxi.choices.now.textSize).toBe(80)
  })
})

describe('the window', () => {
  it('shows what a page knew at once, and what is new when it comes', async () => {
    const { user, backend } = await openWindow({ page: 'library' })
    await screen.findAllByTestId('library-row')
    await user.click(screen.getByTestId('nav-today'))
    await screen.findByTestId('today')
    let answer = () => {}
    backend.libraryList = () =>
      new Promise((resolve) => (answer = () => resolve({ lessons: [], gone: [], courses: [], folder: '' })))
    await user.click(screen.getByTestId('nav-library'))
    expect(screen.getAllByTestId('library-row')).toHaveLength(3)
    answer()
    await waitFor(() => expect(screen.queryAllByTestId('library-row')).toHaveLength(0))
  })

  it('goes from page to page by Ctrl and a number, and back', async () => {
    const { user } = await openWindow({ page: 'today' })
    for (const [key, page] of [
      ['2', 'library'],
      ['3', 'practice'],
      ['4', 'progress'],
      ['5', 'settings'],
      ['1', 'today'],
    ] as const) {
      await user.keyboard(`{Control>}${key}{/Control}`)
      await screen.findByTestId(page)
      expect(screen.getByTestId(`nav-${page}`).getAttribute('aria-current')).toBe('page')
    }
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}')
    await screen.findByTestId('settings')
  })

  it('shows its keys on ?', async () => {
    const { user } = await openWindow({ page: 'today' })
    await user.keyboard('?')
    expect(within(await screen.findByTestId('keys-sheet')).getByText('Word card')).toBeTruthy()
    await user.keyboard('{Escape}')
    await gone('keys-sheet')
  })
})
