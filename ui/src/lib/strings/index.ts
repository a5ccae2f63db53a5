/** Every sentence of the interface, in one place, so that it can be translated. */
import { comesBack, count } from './counting'
import { lesson, media, word, writing } from './lesson'
import { exporting, importing, library } from './library'
import { cards, practice, progress } from './practice'
import { keys, settings } from './settings'
import { audio, player, systemVoices, voices } from './voice'

export const strings = {
  app: 'Wenxi',
  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo',
  goOn: 'Go on',
  tryAgain: 'Try again',
  failed: 'That did not work.',

  pages: {
    navigation: 'Pages',
    today: 'Today',
    library: 'Library',
    practice: 'Practice',
    progress: 'Progress',
    settings: 'Settings',
    search: 'Search',
  },

  today: {
    title: 'Today',
    dueLine: (n: number) => `${count(n, 'card is', 'cards are')} due`,
    minutes: (n: number) => `about ${count(n, 'minute', 'minutes')}`,
    practise: 'Practise',
    nothingDue: 'Nothing is due now.',
    comesBack,
    newAmong: (n: number) => `${count(n, 'new card', 'new cards')} among them`,
    backlog: (waiting: number, perDay: number, days: number | null) =>
      `${count(waiting, 'card', 'cards')} waited for you. ${perDay} a day, what you know best first${days === null ? '.' : `: about ${count(days, 'day', 'days')}.`}`,
    preparing: 'Your lessons are being prepared…',
    welcome: 'What you practise comes back just before you would forget it.',
    unfinished: (answered: number, total: number) => `${answered} of ${total} answered`,
    leftOff: 'You left off in the middle',
    resume: 'Continue reading',
    begin: 'Begin with a lesson',
    beginAnother: 'A lesson to begin',
    open: 'Open a document…',
    dropHint:
      'or drop files and folders anywhere in this window: text, Word, Markdown, HTML, e-books, subtitles, word lists, Anki.',
    week: 'This week',
    weekLine: (n: number) =>
      n === 0
        ? 'No answers in the last seven days.'
        : `${count(n, 'answer', 'answers')} in the last seven days.`,
    answersOn: (day: string, n: number) => `${day}: ${count(n, 'answer', 'answers')}`,
    days: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  },

  work: {
    count: (done: number, total: number) => `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`,
    left: (ms: number) => {
      const seconds = Math.max(1, Math.round(ms / 1000))
      return seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`
    },
  },

  search: {
    title: 'Search',
    placeholder: 'Characters, pinyin or English',
    hint: 'Find a place in your lessons, or a word in the dictionary.',
    groups: { title: 'Lesson', word: 'Dictionary', lesson: 'In your lessons', page: 'Pages' },
    nothing: (query: string) => `Nothing found for “${query}”.`,
  },

  audio,
  cards,
  exporting,
  importing,
  keys,
  lesson,
  library,
  media,
  player,
  practice,
  progress,
  settings,
  systemVoices,
  voices,
  word,
  writing,
} as const
