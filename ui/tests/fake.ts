/** A backend without a program: for tests, and for looking at the window in a browser. Never in the real window. */
import type { Backend, FileDrop } from '../src/lib/backend/backend'
import type {
  GoneLesson,
  ImportFile,
  LessonRow,
  LessonsDone,
  LessonView,
  Notice,
  Plain,
  Run,
  SearchHit,
  SeenIn,
  Settings,
  SpokenWord,
  TodayView,
  SystemVoiceView,
  VoiceView,
  WordCard,
} from '../src/lib/backend/contract'
import { firstChoices } from '../src/lib/app/choices.svelte'
import { plainText, sentencesOfLesson } from '../src/lib/text/walk'
import conceptPage from './lessons/conceptPage.json'
import fullWordPage from './lessons/fullWordPage.json'
import wordPage from './lessons/wordPage.json'
import { createFakeCorrections } from './fake-corrections'
import { createFakeCards } from './fake-cards'
import { createFakePractice } from './fake-practice'
import { createFakeProgress } from './fake-progress'
import { cards } from './fake-words'
import { silence } from '../src/lib/player/wav'

export const lessons = [fullWordPage, wordPage, conceptPage] as unknown as LessonView[]

/** Where a word stands in them. */
const placesOf = (word: string): SeenIn[] =>
  lessons
    .flatMap((lesson) => sentencesOfLesson(lesson).map((placed) => ({ lesson, ...placed })))
    .filter(({ sentence }) => sentence.words.some((one) => one.text === word))
    .map(({ lesson, sectionId, sentence }) => ({
      lessonId: lesson.id,
      title: lesson.title,
      place: { sectionId, sentenceId: sentence.id },
      text: [{ type: 'chinese', ...sentence, id: '' }],
    }))

export const english = (text: string, more: Partial<Plain> = {}): Run => ({
  type: 'plain',
  text,
  lang: 'english',
  strong: false,
  code: false,
  ...more,
})

/** Milliseconds that a syllable of the fake voice takes. */
const syllableLength = 240

/** A failure as the program reports it. */
export const failure = (code: string, message: string) => ({ code, message })

export interface FakeOptions {
  settings?: Partial<Settings>
  today?: Partial<TodayView>
  /** The voices of the system. */
  systemVoices?: SystemVoiceView[]
  /** No voice is there. */
  mute?: boolean
  /** Nothing has been opened or practised yet. */
  fresh?: boolean
  /** How many times the sections of a lesson are there: for looking at long ones. */
  times?: number
  /** Lessons are opened as long ones are: their text is there at once, the readings of its sections when this comes true. */
  readingsLater?: Promise<void>
  /** Stands in the place of the lesson that has its id. */
  changed?: LessonView
  /** Rows in the library beside the real lessons. */
  extraRows?: number
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

/** A long lesson as it is opened. */
function withoutReadings(lesson: LessonView): LessonView {
  for (const sentence of sentencesOfLesson(lesson).map((placed) => placed.sentence))
    sentence.words = [{ text: plainText([{ type: 'chinese', ...sentence }]), syllables: [], status: 'new' }]
  return { ...lesson, aloud: [], whole: false }
}

const rowOf = (lesson: LessonView, openedAt: number | null, studied: number): LessonRow => {
  const headword = lesson.headword ? plainText([{ type: 'chinese', ...lesson.headword.chinese }]) : ''
  const words = lesson.headword?.chinese.words ?? []
  const pinyin = words.map((word) => word.syllables.map((one) => one.citation).join('')).join(' ')
  return {
    id: lesson.id,
    title: lesson.title,
    kind: lesson.kind,
    headword,
    pinyin,
    shown: headword,
    script: 'simplified',
    shownReading: pinyin,
    gloss: lesson.headword ? plainText(lesson.headword.gloss) : '',
    builtIn: lesson.builtIn,
    openedAt,
    addedAt: lesson.builtIn ? 0 : Date.UTC(2026, 10, 20),
    studied,
    name: null,
    favourite: false,
    tags: [],
    documentTags: [],
    level: lesson.kind === 'wordPage' ? 4 : null,
    known: null,
    course: '',
    file: `${lesson.id}.md`,
  }
}

export function createFake(options: FakeOptions = {}): FakeBackend {
  const calls: FakeBackend['calls'] = []
  const drops = new Set<(drop: FileDrop) => void>()
  const notices = new Set<(notice: Notice) => void>()
  const clips = new Map<string, number>()
  const opened: string[] = []
  const saved = new Set<string>()
  const removed = new Set<string>()
  /** What was changed about lessons. */
  const arranged = new Map<string, Partial<LessonRow>>()
  const arrange = (ids: string[], change: (row: LessonRow) => Partial<LessonRow>) => {
    for (const row of rows().filter((row) => ids.includes(row.id)))
      arranged.set(row.id, { ...arranged.get(row.id), ...change(row) })
  }
  const courses: string[] = []
  const cancelled = new Set<string>()
  const voices: VoiceView[] = []
  const saying: FakeBackend['saying'] = new Map()
  const corrections = createFakeCorrections()
  const lessonNow = (lessonId: string): LessonView => {
    const lesson =
      [options.changed, ...lessons].find((l) => l?.id === lessonId) ??
      (lessonId.startsWith('extra') ? lessons[2] : undefined)
    if (!lesson) throw failure('notFound', 'This lesson is not in the library any more.')
    const copy = structuredClone(lesson)
    const again = <T>(nodes: T[], time: number): T[] =>
      JSON.parse(
        JSON.stringify(nodes).replaceAll(/"(id|sectionId)":"([se][^"]*)"/g, `"$1":"$2x${time}"`),
      ) as T[]
    for (let time = 1; time < (options.times ?? 1); time += 1) {
      copy.sections.push(...again(lesson.sections, time))
      copy.aloud.push(...again(lesson.aloud, time))
    }
    return corrections.correct(copy)
  }
  const allRows = () =>
    [
      ...lessons.map((lesson, i) =>
        rowOf(lesson, options.fresh ? null : Date.now() - (i + 1) * 7_200_000, i * 6),
      ),
      ...Array.from({ length: options.extraRows ?? 0 }, (_, i) => ({
        ...rowOf(lessons[2] as LessonView, null, 0),
        id: `extra-${i}`,
        title: `Document ${i + 1}`,
      })),
    ].map((row) => ({ ...row, ...arranged.get(row.id) }))
  const rows = () => allRows().filter((row) => !removed.has(row.id))
  const done = (lessonIds: string[]): LessonsDone => ({ lessonIds, cancelled: false })

  const practice = createFakePractice(lessons[1] as LessonView, failure)

  const outcome = (path: string): ImportFile => {
    const name = path.split('/').at(-1) ?? path
    const lesson = name.startsWith('002') ? lessons[2] : lessons[1]
    if (!lesson || /\.(png|zip|bin)$/.test(name))
      return {
        path,
        name,
        course: '',
        outcome: { type: 'refused', reason: `${name} is not text, so there is nothing to read in it.` },
      }
    return {
      path,
      name,
      course: '',
      outcome: {
        type: 'lesson',
        lessonId: name.startsWith('same') ? lesson.id : null,
        change: name.startsWith('same') ? 'same' : name.startsWith('edited') ? 'updated' : 'new',
        insteadOf: /^(same|edited)/.test(name) ? lesson.title : null,
        title: lesson.title,
        kind: lesson.kind,
        sections: lesson.sections.length,
        sentences: sentencesOfLesson(lesson).length,
        characters: sentencesOfLesson(lesson).flatMap((p) => p.sentence.words.flatMap((w) => w.syllables))
          .length,
        reviews: 0,
        diagnostics: lesson.diagnostics,
      },
    }
  }

  const fake: FakeBackend = {
    calls,
    saying,
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
    voiceList: async () => ({ voices: [...voices] }),
    voiceAdd: async ({ path }) => {
      const name = (path.split('/').at(-1) ?? path).replace(/\.zip$/, '')
      if (name === 'empty') throw failure('invalid', `There are no recordings in ${path}.`)
      voices.push({
        name,
        words: 8912,
        syllables: 1602,
        spoken: 830,
        ofCourse: 1000,
        licence: name === 'anonymous' ? null : 'Spoken by Yue Tan. CC BY-SA 4.0',
        example: { text: '客户', syllables: ['kè', 'hù'] },
      })
      return { voices: [...voices] }
    },
    voiceSystemList: async () => ({ voices: options.systemVoices ?? [] }),
    voiceSay: ({ turn }) => new Promise((end, fail) => saying.set(turn, { end: () => end({}), fail })),
    voiceHush: async ({ turn }) => {
      saying.get(turn)?.end()
      return {}
    },
    voiceRemove: async ({ name }) => {
      voices.splice(
        voices.findIndex((voice) => voice.name === name),
        1,
      )
      return { voices: [...voices] }
    },
    chooseVoice: async (kind) => (kind === 'folder' ? '/home/mei/audio-cmn' : '/home/mei/empty.zip'),
    backupCreate: async () => ({}),
    importPreview: async ({ paths }) => ({
      files: paths.map(outcome),
      ofCourse: [],
      passedOver: 0,
      schedule: null,
      cancelled: false,
    }),
    importKeep: async ({ paths, chosen }) => {
      await fake.keeping
      return {
        ofCourse: [],
        passedOver: 0,
        schedule: null,
        cancelled: false,
        files: (chosen ?? paths).map(outcome).map((file) => ({
          ...file,
          outcome:
            file.outcome.type === 'lesson'
              ? { ...file.outcome, lessonId: file.name.startsWith('002') ? 'customer-service' : 'kehu-fuwu' }
              : file.outcome,
        })),
      }
    },
    importText: async () => ({
      files: [{ ...outcome('/same.txt'), name: '' }],
      ofCourse: [],
      passedOver: 0,
      schedule: null,
      cancelled: false,
    }),
    progressExport: async ({ path }) => ({ path, count: 12, notes: ['24 cards and 96 reviews.'] }),
    lessonExport: async ({ path }) => ({ path, count: 1, notes: [] }),
    lessonsExport: async ({ lessons, folder, name }) => ({
      path: `${folder}/${name}`,
      count: lessons.length,
      notes: [],
    }),
    importUndo: async () => ({ lessons: 1, cancelled: false }),
    taskCancel: async ({ task }) => {
      cancelled.add(task)
      return {}
    },
    lessonGet: async ({ lessonId }) => {
      await options.readingsLater
      return lessonNow(lessonId)
    },
    lessonOpen: async ({ lessonId }) => {
      const lesson = lessonNow(lessonId)
      return options.readingsLater ? withoutReadings(lesson) : lesson
    },
    lessonPlaceSet: async () => ({}),
    lessonRename: async ({ lessonId, name }) => {
      arrange([lessonId], () => ({ name: name?.trim() || null }))
      return {}
    },
    lessonsMove: async ({ lessonIds, course }) => {
      if (course !== '' && !courses.includes(course)) courses.push(course)
      arrange(lessonIds, () => ({ course }))
      return done(lessonIds)
    },
    lessonsRemove: async ({ lessonIds }) => {
      lessonIds.forEach((id) => removed.add(id))
      return done(lessonIds)
    },
    lessonsRestore: async ({ lessonIds }) => {
      lessonIds.forEach((id) => removed.delete(id))
      return done(lessonIds)
    },
    lessonsStar: async ({ lessonIds, favourite }) => {
      arrange(lessonIds, () => ({ favourite }))
      return done(lessonIds)
    },
    lessonsTag: async ({ lessonIds, tag, hasIt }) => {
      arrange(lessonIds, ({ tags }) => ({
        tags: [...tags.filter((other) => other !== tag), ...(hasIt ? [tag] : [])],
      }))
      return done(lessonIds)
    },
    courseMake: async ({ course }) => {
      courses.push(course)
      return { course }
    },
    courseRemove: async ({ course }) => {
      courses.splice(0, courses.length, ...courses.filter((other) => other !== course))
      return {}
    },
    courseRename: async ({ course, name }) => {
      courses.splice(courses.indexOf(course), 1, name)
      arrange(
        rows()
          .filter((row) => row.course === course)
          .map((row) => row.id),
        () => ({ course: name }),
      )
      return { course: name }
    },
    lessonsPutBack: async ({ lessonIds }) => {
      fake.gone = fake.gone.filter((lesson) => !lessonIds.includes(lesson.lessonId))
      return done(lessonIds)
    },
    lessonsForget: async ({ lessonIds }) => {
      fake.gone = fake.gone.filter((lesson) => !lessonIds.includes(lesson.lessonId))
      return done(lessonIds)
    },
    libraryList: async () => ({
      lessons: rows(),
      gone: fake.gone,
      courses: [...courses],
      folder: '/home/mei/Documents/Wenxi',
    }),
    libraryRemoved: async () => ({
      lessons: allRows()
        .filter((row) => removed.has(row.id))
        .map((row) => ({
          lesson: row,
          course: row.course,
          builtIn: row.builtIn,
          removedAt: Date.now() - 7_200_000,
        })),
    }),
    lessonNext: async ({ lessonId }) => {
      const at = lessons.findIndex((lesson) => lesson.id === lessonId)
      return { lesson: rows().find((row) => row.id === lessons[at + 1]?.id) ?? null }
    },
    libraryMove: async ({ folder }) => ({ folder, before: '/home/mei/Documents/Wenxi' }),

    openedFilesTake: async () => ({ paths: opened.splice(0) }),

    ...practice.commands,
    ...createFakeProgress(options.fresh ?? false),
    ...createFakeCards(options.fresh ?? false),

    search: async ({ query }) => ({
      lessons: lessons
        .flatMap((lesson) =>
          sentencesOfLesson(lesson).map(({ sectionId, sentence }): SearchHit & { text: string } => ({
            lessonId: lesson.id,
            title: lesson.title,
            place: { sectionId, sentenceId: sentence.id },
            mark: '',
            snippet: [{ type: 'chinese', ...sentence }],
            text: plainText([{ type: 'chinese', ...sentence }]),
          })),
        )
        .filter((hit) => hit.text.includes(query))
        .slice(0, 6)
        .map(({ lessonId, title, place, text }) => {
          const at = text.indexOf(query)
          const cut = (part: string, strong: boolean): Run[] =>
            part ? [english(part, { lang: 'chinese', strong })] : []
          return {
            lessonId,
            title,
            place,
            mark: '',
            snippet: [
              ...cut(text.slice(Math.max(0, at - 12), at), false),
              ...cut(query, true),
              ...cut(text.slice(at + query.length, at + 24), false),
            ],
          }
        }),
      words: Object.values(cards)
        .filter((card) => card.word.includes(query) || card.entries[0]?.senses.some((s) => s.includes(query)))
        .map((card) => ({
          word: card.word,
          traditional: card.entries[0]?.traditional ?? card.word,
          shown: card.entries[0]?.shown ?? '',
          gloss: card.entries[0]?.senses.slice(0, 2).join('; ') ?? '',
        })),
    }),

    settingsGet: async () => ({ ...fake.settings }),
    settingsSet: async (settings) => {
      fake.settings = settings
      return settings
    },

    speechSpeak: async ({ words, rate }) => {
      if (options.mute)
        throw failure(
          'noVoice',
          'No voice is installed. Install espeak-ng (sudo apt install espeak-ng), then try again.',
        )
      if (fake.settings.systemVoice)
        return { id: null, duration: 0, marks: [], voice: fake.settings.systemVoice.name }
      let time = 80
      const marks = (words as SpokenWord[]).flatMap(({ syllables }, word) => {
        if (syllables.length === 0) {
          time += 120
          return []
        }
        const start = time
        time += (syllables.length * syllableLength) / rate
        return [{ word, start, end: time }]
      })
      const id = `clip-${clips.size + 1}`
      clips.set(id, time + 100)
      return { id, duration: time + 100, marks, voice: 'Fake' }
    },
    speechStatus: async () =>
      options.mute
        ? { available: false, voice: '', advice: 'No voice is installed. Install espeak-ng, then try again.' }
        : { available: true, voice: 'eSpeak NG, Mandarin', advice: '' },
    fetchClip: async (id) => silence(clips.get(id) ?? 500),
    fetchMedia: async (name) => {
      if (!name.endsWith('.png')) throw failure('notFound', 'It is not there.')
      return new Blob(['a picture'], { type: 'image/png' })
    },

    todayGet: async () => {
      const all = rows()
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

    ...corrections.commands,

    characterGet: async ({ character }) => ({
      character,
      radical: { character: '月', shown: 'yuè', gloss: 'moon', isWord: true },
      parts: [
        { character: '月', shown: 'yuè', gloss: 'moon', isWord: true },
        { character: '又', shown: 'yòu', gloss: 'again', isWord: true },
      ],
      lookAlike: [{ character: '报', shown: 'bào', gloss: 'to announce', isWord: true }],
      strokes: 2,
    }),
    characterStrokes: async () => ({
      strokes: ['M 100 500 L 900 500 L 900 520 L 100 520 Z', 'M 500 900 L 520 900 L 520 100 L 500 100 Z'],
      medians: [
        [
          [100, 510],
          [900, 510],
        ],
        [
          [510, 900],
          [510, 100],
        ],
      ],
      radStrokes: [0],
    }),
    wordGloss: async ({ word, pinyin }) => ({
      shown: cards[word]?.entries[0]?.shown ?? pinyin?.replaceAll(' ', '') ?? '',
      senses: cards[word]?.entries[0]?.senses ?? [],
      hsk: cards[word]?.hsk ?? null,
    }),
    wordGet: async ({ word, pinyin, within }): Promise<WordCard> => {
      const card = cards[word]
      const base: WordCard = card ?? {
        word,
        entries: [],
        told: [],
        readings: [],
        characters: [...word].map((character) => ({
          character,
          pinyin: pinyin ?? '',
          shown: pinyin ?? '',
          gloss: '',
        })),
        pairs: [],
        partOf: [],
        hsk: null,
        hsk2: null,
        seenIn: [],
        seenElsewhere: false,
        tones: [],
        saved: false,
        troubled: [],
      }
      const seen = placesOf(word)
      return {
        ...base,
        saved: saved.has(word),
        readings: within ? corrections.readingsOf(word, within) : [],
        seenIn: seen.slice(0, 3),
        seenElsewhere: seen.length > 3,
      }
    },
    wordPlaces: async ({ word, from }) => {
      const seen = placesOf(word)
      return { places: seen.slice(from, from + 4), all: seen.length }
    },
    wordSave: async ({ word }) => {
      saved.add(word)
      return { saved: true }
    },
    wordUnsave: async ({ word }) => {
      saved.delete(word)
      return { saved: false }
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
