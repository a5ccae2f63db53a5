/** Lessons, and the card of a word. */
import { count } from './counting'

export const lesson = {
  sections: 'Sections',
  contents: 'Contents',
  empty: 'The document has nothing here.',
  emptyDocument: 'This document has no text.',
  playSentence: 'Play this sentence',
  playSection: 'Play this section',
  playLesson: 'Read aloud',
  save: 'Save',
  saved: 'Saved',
  practise: 'Practise',
  onward: 'What comes next',
  next: 'Next in this course',
  studyWords: (n: number) => `Study ${count(n, 'new word', 'new words')}`,
  studyWordsCost: (minutes: number, daysAhead: number) => {
    const more = `about ${count(Math.max(1, Math.round(minutes)), 'more minute', 'more minutes')} a day`
    return daysAhead === 0
      ? `${more} this week`
      : `${more}, from about ${count(daysAhead, 'day', 'days')} on, behind the words that wait already`
  },
  wordsSaved: (n: number) => `${count(n, 'word', 'words')} saved to study.`,
  hsk: (level: number) => `HSK ${level >= 7 ? '7–9' : level}`,
  known: (share: number) => `You know ${Math.floor(100 * share)} % of this page`,
  incorrect: 'Incorrect',
  correct: 'Correct',
  analysis: 'Why',
  uncoverEnglish: 'Show the English of this sentence',
  uncoverChinese: 'Show the Chinese of this sentence',
  noticed: (n: number) => `${count(n, 'thing was', 'things were')} noticed in this document`,
  readingModes: { on: 'Readings shown', hover: 'Readings on hover', off: 'Readings hidden' },
  english: 'English',
  chinese: 'Chinese',
  tones: 'Tone colours',
  options: 'View',
  unsureReading: 'Wenxi is not sure of this reading',
  gone: 'This lesson is not in the library.',
  toLibrary: 'Go to the library',
} as const

export const word = {
  label: 'Word',
  says: (word: string, shown: string, senses: readonly string[]) =>
    [[word, shown].filter(Boolean).join(', '), senses.slice(0, 3).join('; ')].filter(Boolean).join(': '),
  play: (word: string) => `Play ${word}`,
  save: 'Save to study',
  saved: 'Saved to study',
  unsave: 'Saved. Stop studying this word',
  savedHint: 'Underlined in your lessons until you know it.',
  savedCharacterHint:
    'Asked by its meaning, then its reading, then by writing it. Underlined in your lessons until you know it.',
  told: 'What it means in your lessons',
  toldHere: 'in this lesson',
  toldIn: (title: string) => `in ${title}`,
  noEntry: 'The dictionary does not have this word as a whole.',
  measureWords: 'Measure words',
  characters: 'Characters',
  tones: 'Its syllables in four tones',
  pairs: 'Easily taken for it by ear',
  differs: { tone: 'Another tone', initial: 'Another initial', final: 'Another final' },
  seenIn: 'In your lessons',
  spokenAs: (spoken: string) => `spoken ${spoken}`,
  listedAs: (listed: string) => `in the dictionary ${listed}`,
  hsk: (level: number) => `HSK ${level >= 7 ? '7–9' : level}`,
  hsk2: (level: number) => `HSK ${level} (2.0)`,
  partsOfSpeech: { noun: 'noun', verb: 'verb', adjective: 'adjective', phrase: 'phrase' },
  alsoRead: 'Also',
  partOf: (word: string) => `Words with ${word}`,
  allPlaces: 'All places',
  morePlaces: (shown: number, all: number) =>
    `${shown.toLocaleString('en')} of ${all.toLocaleString('en')}, show more`,
  fewerPlaces: (all: number) => `All ${all}, show fewer`,
  unsure: 'Wenxi is not sure of this reading.',
  byYou: 'You chose this reading.',
  wrongReading: 'Read otherwise?',
  readingsOf: (character: string) => `Readings of ${character}`,
  readAs: (character: string, shown: string) => `Read ${character} as ${shown}`,
  here: 'Here',
  everywhere: (word: string) => `In ${word}, everywhere`,
  correctedHere: (character: string, shown: string) => `${character} is read ${shown} here.`,
  correctedEverywhere: (word: string, shown: string) => `${word} is read with ${shown} everywhere.`,
  takeBack: 'Take it back',
} as const

export const writing = {
  written: 'How it is written',
  strokes: (n: number) => count(n, 'stroke', 'strokes'),
  order: 'Stroke order',
  write: 'Write it',
  radical: 'Radical',
  parts: 'Parts',
  lookAlike: 'Not to be taken for',
  pad: (character: string) => `The strokes of ${character}`,
  title: (character: string) => `Write ${character}`,
  outline: 'Show the character beneath',
  begin: 'Write it with the pointer, stroke by stroke.',
  left: (n: number) => (n === 0 ? 'Written.' : `${count(n, 'stroke', 'strokes')} left.`),
  again: (times: number) =>
    times < 3 ? 'Not this way. Try the stroke again.' : 'Follow the stroke that is shown.',
  done: (mistakes: number) =>
    mistakes === 0
      ? 'Written without a mistake.'
      : `Written, with ${count(mistakes, 'mistake', 'mistakes')}.`,
  watch: 'Watch the order and the direction.',
  hint: 'Write this stroke for me',
  writeAgain: 'Start again',
} as const

export const media = {
  play: 'Play the sound of the document',
  picture: 'Picture of the document',
  missing: 'It is not in the library: it was left out, or is gone. Import the package again.',
} as const
