/** A backend without a program: for tests, and for looking at the window in a browser. Never in the real window. */
import type { Backend, FileDrop } from '../src/lib/backend/backend'
import type { GoneLesson, LessonView, Notice, Settings, TodayView } from '../src/lib/backend/contract'
import { firstChoices } from '../src/lib/app/choices.svelte'
import { failure } from './failure'
import { createFakeCards } from './fake-cards'
import { createFakeCorrections } from './fake-corrections'
import { createFakeDictionary } from './fake-dictionary'
import { createFakeImporting } from './fake-importing'
import { createFakeLessons, lessons, type LessonOptions } from './fake-lessons'
import { createFakeLibrary, type LibraryOptions } from './fake-library'
import { createFakePractice } from './fake-practice'
import { createFakeProgress } from './fake-progress'
import { createFakeVoices, type VoiceOptions } from './fake-voices'

export interface FakeOptions extends LessonOptions, LibraryOptions, VoiceOptions {
  settings?: Partial<Settings>
  today?: Partial<TodayView>
}

export interface FakeBackend extends Backend {
  /** Every command that was called, with its arguments. */
  calls: { name: string; args: unknown }[]
  /** Drops files on the window, or holds them over it. */
  drop(drop: FileDrop): void
  /** Gives the program files to open from outside. */
  openFromOutside(paths: string[]): void
  choosing: string[]
  /** Documents are kept only when this comes true. */
  keeping: Promise<void>
  /** Tells the window what happens outside of its own calls. */
  notice(notice: Notice): void
  settings: Settings
  /** Lessons that another program took away. */
  gone: GoneLesson[]
  /** What a voice of the system is saying, by its turn. */
  saying: Map<number, { end: () => void; fail: (error: unknown) => void }>
}

export function createFake(options: FakeOptions = {}): FakeBackend {
  const calls: FakeBackend['calls'] = []
  const drops = new Set<(drop: FileDrop) => void>()
  const notices = new Set<(notice: Notice) => void>()
  const opened: string[] = []
  const cancelled = new Set<string>()
  const corrections = createFakeCorrections()
  const library = createFakeLibrary(options, () => fake)
  const practice = createFakePractice(lessons[1] as LessonView)
  const voices = createFakeVoices(options, () => fake.settings)

  const fake: FakeBackend = {
    calls,
    saying: voices.saying,
    choosing: ['/home/mei/000_a88f46fee3e37e00.txt'],
    keeping: Promise.resolve(),
    notice: (notice) => notices.forEach((listener) => listener(notice)),
    settings: { ...firstChoices, ...options.settings },
    gone: [],
    drop: (drop) => drops.forEach((listener) => listener(drop)),
    openFromOutside: (paths) => {
      opened.push(...paths)
      notices.forEach((listener) => listener({ type: 'filesOpened' }))
    },

    aboutGet: async () => ({
      version: '0.1.0',
      folder: '/home/mei/.local/share/wenxi',
      libraryFolder: '/home/mei/Documents/Wenxi',
      unwatched: null,
      licences: [
        {
          name: 'CC-CEDICT',
          purpose: 'Dictionary',
          licence: 'CC BY-SA 4.0',
          holder: 'MDBG and contributors',
          text: null,
        },
        {
          name: 'eSpeak NG',
          purpose: 'Voice',
          licence: 'GPL-3.0-or-later',
          holder: 'eSpeak NG contributors',
          text: null,
        },
        {
          name: 'Noto Serif SC',
          purpose: 'Typeface',
          licence: 'OFL-1.1',
          holder: 'Google and Adobe',
          text: null,
        },
        { name: 'LXGW WenKai', purpose: 'Typeface', licence: 'OFL-1.1', holder: 'LXGW', text: null },
      ],
    }),
    audioWrite: async ({ path, lessonId, task }) => {
      const lesson = lessons.find((l) => l.id === lessonId)
      const total = lesson?.aloud.filter((unit) => !unit.english).length ?? 0
      for (let done = 0; done < total; done += 1) {
        if (cancelled.delete(task)) throw failure('cancelled', 'It was cancelled, and nothing was changed.')
        notices.forEach((listener) => listener({ type: 'progress', task, done, total }))
        await Promise.resolve()
      }
      return {
        files: ['', '.lrc', '.vtt'].map((ending) => (ending ? path.replace(/\.\w+$/, ending) : path)),
        duration: total * 4000,
        sentences: total,
        leftOut: [],
        voice: 'Fake',
      }
    },
    backupCreate: async () => ({}),
    progressExport: async ({ path }) => ({ path, count: 12, notes: ['24 cards and 96 reviews.'] }),
    lessonExport: async ({ path }) => ({ path, count: 1, notes: [] }),
    lessonsExport: async ({ lessons, folder, name }) => ({
      path: `${folder}/${name}`,
      count: lessons.length,
      notes: [],
    }),
    taskCancel: async ({ task }) => {
      cancelled.add(task)
      return {}
    },
    libraryMove: async ({ folder }) => ({ folder, before: '/home/mei/Documents/Wenxi' }),

    openedFilesTake: async () => ({ paths: opened.splice(0) }),

    ...corrections.commands,
    ...createFakeLessons(options, corrections.correct),
    ...createFakeDictionary(corrections.readingsOf),
    ...createFakeImporting(() => fake.keeping),
    ...library.commands,
    ...voices.commands,
    ...practice.commands,
    ...createFakeProgress(options.fresh ?? false),
    ...createFakeCards(options.fresh ?? false),

    settingsGet: async () => ({ ...fake.settings }),
    settingsSet: async (settings) => {
      fake.settings = settings
      return settings
    },

    fetchMedia: async (name) => {
      if (!name.endsWith('.png')) throw failure('notFound', 'It is not there.')
      return new Blob(['a picture'], { type: 'image/png' })
    },

    todayGet: async () => {
      const all = library.rows()
      const first = all[1]
      return {
        due: options.fresh ? 0 : 24,
        new: 0,
        backlog: null,
        minutes: 4,
        dueLaterToday: options.fresh ? 0 : 3,
        dueTomorrow: options.fresh ? 0 : 11,
        unfinished: practice.unfinished(),
        resume: options.fresh || !first ? null : { lesson: first, section: 'Nuances and Common Mistakes' },
        suggestions: options.fresh ? all.slice(0, 3) : all.slice(2, 3),
        week: options.fresh ? [0, 0, 0, 0, 0, 0, 0] : [12, 0, 31, 18, 24, 9, 16],
        ...options.today,
      }
    },

    chooseFiles: async () => fake.choosing,
    chooseFolder: async () => '/home/mei/Business',
    chooseExportFile: async (name) => `/home/mei/${name}`,
    chooseBackupFile: async (name) => `/home/mei/${name}`,
    chooseAudioFile: async (name) => `/home/mei/${name}`,
    onNotice: (listener) => {
      notices.add(listener)
      return () => notices.delete(listener)
    },
    onFilesDropped: (listener) => {
      drops.add(listener)
      return () => drops.delete(listener)
    },
    openExternal: async () => {},
    showInFolder: async () => {},
    setTitle: async (title) => {
      document.title = title
    },
    toggleFullScreen: async () => {},
  }

  // Every command is recorded as it is called.
  for (const [name, value] of Object.entries(fake)) {
    if (typeof value !== 'function' || name.startsWith('on') || name === 'drop' || name === 'openFromOutside')
      continue
    const run = value as (args: unknown) => unknown
    Object.assign(fake, {
      [name]: (args: unknown) => {
        calls.push({ name, args })
        return run(args)
      },
    })
  }
  return fake
}
