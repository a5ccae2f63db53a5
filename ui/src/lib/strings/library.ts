/** The library, what comes into it and what goes out. */
import type { OfferedSchedule } from '../backend/contract'
import { count } from './counting'

const percent = (share: number) => `${Math.round(share * 100)} %`
const minutes = (steps: number[]) => (steps.length > 0 ? `${steps.join(', ')} min` : 'days')
const times = (n: number) => count(n, 'time', 'times')

export const library = {
  title: 'Library',
  filter: 'Filter your library',
  open: 'Open…',
  paste: 'Paste text…',
  pasteTitle: 'A lesson from text',
  pasteLabel: 'Chinese text, with or without English and pinyin',
  pasteHint: 'An article, a dialogue, a list of sentences: whatever you want to read.',
  pasteKeep: 'Make a lesson',
  course: 'Course',
  yours: 'Your documents',
  noCourse: 'Without a course',
  shelves: 'Parts of the library',
  moreOf: (shelf: string) => `More for ${shelf}`,
  all: 'All lessons',
  recent: 'Recently opened',
  favourites: 'Favourites',
  removedShelf: 'Removed',
  courses: 'Your courses',
  noCourses: 'None yet. Make one, then drag lessons onto it.',
  newCourse: 'New course',
  newCourseIn: 'New course in it…',
  courseName: 'Name of the course',
  courseDone: 'Make course',
  removeCourse: 'Remove course and its lessons',
  courseRemoved: (course: string, n: number) =>
    n === 0 ? `“${course}” was removed.` : `“${course}” was removed with ${count(n, 'lesson', 'lessons')}.`,
  tags: 'Tags',
  tag: 'Tag…',
  tagTitle: (n: number) => (n === 1 ? 'Tag this lesson' : `Tag ${count(n, 'lesson', 'lessons')}`),
  tagName: 'A tag, such as “to read”',
  tagDone: 'Tag',
  tagInDocument: 'in the document',
  tagsInDocument: (tags: readonly string[]) =>
    `In the document itself: ${tags.map((tag) => `#${tag}`).join(' ')}. Edit the document to take them away.`,
  tagged: (what: string, tag: string) => `${what} tagged #${tag}.`,
  untagged: (what: string, tag: string) => `#${tag} taken from ${what}.`,
  favourite: 'Favourite',
  unfavourite: 'No favourite any more',
  favouriteOf: (title: string) => `Favourite: ${title}`,
  rename: 'Rename…',
  renameTitle: (title: string) => `Rename “${title}”`,
  nameOrNothing: 'A name of your own; empty for that of the document',
  renameDone: 'Rename',
  move: 'Move to course…',
  moveShort: 'Move…',
  moveTitle: (n: number) => (n === 1 ? 'Move this lesson' : `Move ${count(n, 'lesson', 'lessons')}`),
  moveDone: 'Move',
  moved: (what: string, course: string) => `${what} moved to ${course}.`,
  movedOut: (what: string) => `${what} taken out of the course.`,
  lessons: (n: number) => count(n, 'lesson', 'lessons'),
  lessonsHere: (n: number) => `${count(n, 'lesson', 'lessons')}`,
  selected: (n: number) => `${n.toLocaleString('en')} selected`,
  isSelected: 'selected',
  withSelected: 'With the selected lessons',
  clearSelection: 'Clear',
  removeShort: 'Remove',
  level: (n: number) => (n >= 7 ? 'HSK 7–9' : `HSK ${n}`),
  known: (share: number) => `${Math.floor(100 * share)} % known`,
  sorts: {
    order: 'In order',
    title: 'By title',
    added: 'Newest first',
    opened: 'Last opened',
    level: 'Easiest first',
    known: 'Best known first',
    studied: 'Most studied',
  },
  sortedBy: (sort: string) => `Sorted: ${sort}`,
  empty: {
    all: 'There is no lesson here any more. Open a document to make one.',
    favourites: 'Nothing yet. Point at a lesson and click its star, or press F on it.',
    recent: 'Nothing yet. Lessons that you open are listed here, the last one first.',
    builtIn: 'The lessons of the course were removed.',
    own: 'Your own documents will be listed here.',
    course: 'An empty course. Drag lessons onto its name, or choose “Move to course…” in their menu.',
    tag: 'No lesson has this tag any more.',
    removed: 'Nothing was removed. What you take out of the library waits here, and can be had back.',
  },
  nothingFound: (query: string) => `No lesson matches “${query}”.`,
  searchInside: 'Search inside lessons',
  studied: (n: number) => `${count(n, 'card', 'cards')} studied`,
  remove: 'Remove from library',
  removed: (what: string) => `${what} removed.`,
  restore: 'Restore',
  restoreOf: (title: string) => `Restore “${title}”`,
  restored: (what: string) => `${what} restored.`,
  restoreHint: 'Enter restores it; Space selects more.',
  removedWhen: (ago: string) => `removed ${ago}`,
  halfway: 'Not all of it was done.',
  stopped: (said: string) => `Stopped. ${said}`,
  doing: {
    removing: 'Removing…',
    restoring: 'Bringing back…',
    moving: 'Moving…',
    marking: 'Marking…',
    reading: 'Reading documents…',
  },
  more: (title: string) => `More for ${title}`,
  gone: (names: readonly string[], spoiled: boolean) => {
    const what = spoiled ? 'removed or spoiled' : 'removed'
    return names.length === 1
      ? spoiled
        ? `The file of “${names[0] ?? ''}” was spoiled outside Wenxi.`
        : `“${names[0] ?? ''}” was removed outside Wenxi.`
      : `${count(names.length, 'lesson was', 'lessons were')} ${what} outside Wenxi: ${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`
  },
  putBack: (n: number) => (n === 1 ? 'Put it back' : `Put ${n.toLocaleString('en')} back`),
  forget: (n: number) => (n === 1 ? 'Forget it' : 'Forget them'),
  forgotten: (what: string) => `${what} forgotten.`,
  noCopy: (n: number, of: number) =>
    of === 1
      ? 'There is no copy of it.'
      : n === of
        ? 'There is no copy of any.'
        : `There is no copy of ${n} of them.`,
} as const

export const exporting = {
  title: (n: number, name: string) =>
    n === 1 ? `Export “${name}”` : `Export ${n.toLocaleString('en')} lessons`,
  open: 'Export…',
  format: 'As',
  go: 'Choose where…',
  goFolder: 'Choose a folder…',
  chooseFolder: 'A folder to export to',
  print: 'Print…',
  writing: 'Writing…',
  formats: {
    markdown: 'Document',
    html: 'Page',
    book: 'Page',
    words: 'Words',
    sentences: 'Sentences',
    anki: 'Anki',
  },
  formatsMany: {
    markdown: 'Documents',
    html: 'Pages',
    book: 'One page',
    words: 'Words',
    sentences: 'Sentences',
    anki: 'Anki',
  },
  about: {
    markdown: 'Markdown: it is the same lesson when it is opened again.',
    html: 'For a browser or a printer, with pinyin over the characters. One file that needs nothing else.',
    book: 'For a browser or a printer, with pinyin over the characters. One file that needs nothing else.',
    words: 'A table of the words with pinyin, meaning and HSK level, for a spreadsheet or flash cards.',
    sentences: 'A table of the sentences with pinyin and English, for a spreadsheet or flash cards.',
    anki: 'A package for Anki: the words, and all that you study of this with its schedule and its reviews.',
  },
  aboutMany: {
    markdown:
      'A folder of Markdown, in the folders of your courses. Opened again, they are the same lessons in the same courses.',
    html: 'A folder with a page for each lesson and one that leads to them. For a browser, with pinyin over the characters.',
    book: 'One page with all lessons, each on a new sheet: print it from your browser, or save it as a PDF there.',
    words: 'One table of the words with pinyin, meaning and HSK level, for a spreadsheet or flash cards.',
    sentences: 'One table of the sentences with pinyin and English, for a spreadsheet or flash cards.',
    anki: 'One package for Anki, a deck for each lesson: the words, and all that you study of them with its schedule.',
  },
  many: (n: number) => `${n.toLocaleString('en')} lessons`,
  done: (path: string, notes: readonly string[]) => {
    const saved = `Saved: ${path.split(/[\\/]/).at(-1) ?? path}`
    const [first, ...others] = notes
    if (first === undefined) return saved
    return `${saved}. ${first}${others.length > 0 ? ` So it is with ${count(others.length, 'other', 'others')}.` : ''}`
  },
  show: 'Show in folder',
} as const

export const importing = {
  choose: 'Open documents',
  chooseFolder: 'Open a folder of documents',
  openMore: 'More to open',
  openFiles: 'Documents, books, archives…',
  openFolder: 'A folder…',
  title: 'Add to your library',
  looking: 'Looking at what is in it…',
  keeping: 'Adding to your library…',
  keep: (n: number) => (n === 1 ? 'Keep' : n === 0 ? 'Keep none' : `Keep ${n.toLocaleString('en')} lessons`),
  hide: 'Go on reading',
  show: 'Show',
  read: 'Read',
  all: 'Choose all',
  none: 'Choose none',
  sections: (n: number) => count(n, 'section', 'sections'),
  sentences: (n: number) => count(n, 'Chinese sentence', 'Chinese sentences'),
  characters: (n: number) => count(n, 'character', 'characters'),
  reviews: (n: number) => count(n, 'review', 'reviews'),
  changes: {
    new: 'not in your library yet',
    same: 'already in your library',
    updated: 'replaces an earlier version, which is kept',
  },
  replaces: (name: string) => `replaces an earlier version of “${name}”, which is kept`,
  sameAs: (name: string) => `already in your library as “${name}”`,
  changesLesson: (name: string) => `changes “${name}”`,
  becomes: { new: 'New', same: 'Already there', updated: 'Changed', refused: 'No lesson' },
  counts: {
    new: (n: number) => `${n.toLocaleString('en')} new`,
    updated: (n: number) => `${n.toLocaleString('en')} changed`,
    same: (n: number) => `${n.toLocaleString('en')} already there`,
    refused: (n: number) => `${n.toLocaleString('en')} cannot be ${n === 1 ? 'a lesson' : 'lessons'}`,
  },
  ofCourse: (n: number) =>
    `${count(n, 'file says', 'files say')} something about the course and ${n === 1 ? 'is' : 'are'} kept beside it`,
  passedOver: (n: number) => `${count(n, 'other file', 'other files')} passed over`,
  kinds: { wordPage: 'Word page', conceptPage: 'Bilingual concept page', text: 'Text' },
  diagnostics: (n: number) => `${count(n, 'thing', 'things')} noticed`,
  place: (line: number, column: number) => `line ${line}, column ${column}`,
  allRefused: 'None of these can be a lesson.',
  nothing: 'There are no documents in it.',
  drop: 'Drop to open',
  offered: ({ schedule, parameters }: OfferedSchedule) =>
    `This package was studied with ${parameters.length > 0 ? 'its own parameters of memory and ' : ''}a wanted retention of ${percent(schedule.desiredRetention)}. Use its choices here?`,
  takeOffered: 'Use the choices of this package here',
  offeredChanges: ({ schedule: now, before }: OfferedSchedule) =>
    [
      {
        name: 'To be remembered',
        now: percent(now.desiredRetention),
        before: percent(before.desiredRetention),
      },
      { name: 'New cards a day', now: `${now.newPerDay}`, before: `${before.newPerDay}` },
      { name: 'Reviews a day at most', now: `${now.reviewsPerDay}`, before: `${before.reviewsPerDay}` },
      {
        name: 'A new card again after',
        now: minutes(now.learningSteps),
        before: minutes(before.learningSteps),
      },
      {
        name: 'A forgotten card again after',
        now: minutes(now.relearningSteps),
        before: minutes(before.relearningSteps),
      },
      { name: 'Told of cards forgotten', now: times(now.leechAfter), before: times(before.leechAfter) },
    ].filter((change) => change.now !== change.before),
  insteadOf: (before: string) => `instead of ${before}`,
  ends: {
    whole: (n: number) => `${count(n, 'lesson', 'lessons')} added.`,
    stopped: (n: number) => `Stopped. ${count(n, 'lesson', 'lessons')} added.`,
    failed: () => 'Not all of it was added.',
  },
  takeBack: 'Take back what was added',
  takingBack: 'Taking back what was added…',
  undone: (n: number) => `${count(n, 'lesson is', 'lessons are')} as before.`,
  notUndone: 'The import could not be taken back.',
} as const
