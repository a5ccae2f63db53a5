/** The player and its voices. */
import { count } from './counting'

export const player = {
  label: 'Player',
  play: 'Play',
  pause: 'Pause',
  previous: 'Previous sentence',
  next: 'Next sentence',
  slower: 'Slower',
  faster: 'Faster',
  speed: (rate: number) => `${rate.toFixed(2).replace(/0$/, '')}×`,
  loop: 'Repeat this sentence',
  more: 'More',
  yourTurn: 'Your turn',
  speakAlong: 'Speak along',
  waiting: 'Space goes on',
  after: 'After each sentence',
  afters: { goOn: 'Go on', repeat: 'Time to repeat', wait: 'Wait', shadow: 'Shadowing' },
  afterHints: {
    goOn: 'The next sentence follows at once.',
    repeat: 'A silence as long as you need to say it yourself.',
    wait: 'Space goes on.',
    shadow: 'Once to listen, once to speak along.',
  },
  passage: 'Repeat a passage',
  passageHint: 'From the word that sounds now to a later one.',
  passageSteps: { none: 'Begin here', begun: 'End here', whole: 'Stop repeating' },
  passageBegun: 'from here…',
  passageOn: 'Repeating a passage',
  english: 'Read English aloud, too',
  sleep: 'Fall silent',
  sleepHint: 'After the sentence that is read when the time is over.',
  sleepOff: 'Never',
  sleepMinutes: (n: number) => `${n} min`,
  voice: (name: string) => `Voice: ${name}`,
  position: (at: number, of: number) => `${at} of ${of}`,
  clipMissing: 'The sound could not be fetched. Try again.',
  leftOut: (why: string) => `Left out: ${why}`,
  cannotPlay:
    'The sound could not be played. Is a loudspeaker or a headphone connected and switched on? Then play again.',
  now: (text: string) => `Playing: ${text}`,
} as const

export const audio = {
  open: 'Save as a sound file…',
  title: 'A sound file of this lesson',
  hint: 'At the speed that you have chosen. Beside it are written the sentences with their times, which many players show (LRC and WebVTT). Sections are chapters.',
  format: 'Kind of file',
  formats: { flac: 'FLAC', wav: 'WAV' },
  formatHints: { flac: 'About half as large, without loss.', wav: 'Plays everywhere.' },
  write: 'Choose where…',
  filter: 'Sound file',
  writing: 'The voice is reading the lesson…',
  written: (sentences: number, ms: number) => {
    const seconds = Math.round(ms / 1000)
    return `${count(sentences, 'sentence', 'sentences')}, ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} minutes, written to:`
  },
  leftOut: (n: number) =>
    `${count(n, 'sentence is', 'sentences are')} left out: too long to be said at once.`,
} as const

export const voices = {
  title: 'Recorded voices',
  hint: 'Words that a person has recorded are heard from that person when you play a single word. Wenxi reads collections such as audio-cmn: sound files named after words (cmn-客户.mp3) or syllables (cmn-ke4.mp3).',
  none: 'No recorded voice is installed.',
  addFolder: 'Add a folder…',
  addZip: 'Add a zip file…',
  zip: 'Zip file',
  adding: 'Copying the recordings…',
  added: 'The recorded voice was added.',
  preview: (name: string) => `Listen to ${name}`,
  remove: 'Remove',
  removed: (name: string) => `“${name}” was removed. Where it was added from, it is still there.`,
  counts: (words: number, syllables: number) =>
    [
      words > 0 ? count(words, 'word', 'words') : '',
      syllables > 0 ? count(syllables, 'syllable', 'syllables') : '',
    ]
      .filter(Boolean)
      .join(', '),
  coverage: (spoken: number, all: number) =>
    all === 0 ? '' : `speaks ${Math.floor((100 * spoken) / all)} % of the words of this course`,
  licence: 'Speaker and licence',
  noLicence: 'It does not say who speaks, nor under what licence.',
} as const

export const systemVoices = {
  title: 'Voices of this computer',
  hint: 'They read the characters by themselves, so a word may sound otherwise than the page shows it. No word is lit while they speak, pause begins the sentence again, and they cannot be written to a sound file.',
  look: 'Look for them',
  asking: 'Asking the system for its voices…',
  none: 'The system has no voice that speaks Mandarin, or Wenxi was installed without the part that reaches them.',
  use: 'Use this voice',
  useOwn: 'Use Wenxi’s own',
} as const
