/** All keys of the program: what `?` and the settings list, and what the pages bind. */
import type { strings } from '../strings'

export type KeyGroup = keyof typeof strings.keys.groups
export type KeyLabel = keyof typeof strings.keys.labels

export interface KeyEntry {
  group: KeyGroup
  label: KeyLabel
  /** Chords such as `Ctrl+K`, `Shift+ArrowLeft`, `Space`, `?`; any of them will do. */
  chords: readonly string[]
  /** Works while a field has the focus, too; of its chords those that write nothing. */
  inFields?: boolean
  /** Works while a dialog is open, too. */
  inDialogs?: boolean
  /** Held down, it does nothing more. */
  once?: boolean
}

const entry = (
  group: KeyGroup,
  label: KeyLabel,
  chords: string[],
  more: Partial<KeyEntry> = {},
): KeyEntry => ({
  group,
  label,
  chords,
  ...more,
})

export const catalogue = {
  search: entry('anywhere', 'search', ['Ctrl+K'], { inFields: true }),
  open: entry('anywhere', 'open', ['Ctrl+O'], { inFields: true }),
  openFolder: entry('anywhere', 'openFolder', ['Ctrl+Shift+O'], { inFields: true }),
  today: entry('anywhere', 'today', ['Ctrl+1'], { inFields: true }),
  library: entry('anywhere', 'library', ['Ctrl+2'], { inFields: true }),
  practice: entry('anywhere', 'practice', ['Ctrl+3'], { inFields: true }),
  progress: entry('anywhere', 'progress', ['Ctrl+4'], { inFields: true }),
  settings: entry('anywhere', 'settings', ['Ctrl+5', 'Ctrl+,'], { inFields: true }),
  back: entry('anywhere', 'back', ['Alt+ArrowLeft'], { inFields: true }),
  larger: entry('anywhere', 'larger', ['Ctrl++', 'Ctrl+='], { inFields: true, inDialogs: true }),
  smaller: entry('anywhere', 'smaller', ['Ctrl+-'], { inFields: true, inDialogs: true }),
  normalSize: entry('anywhere', 'normalSize', ['Ctrl+0'], { inFields: true, inDialogs: true }),
  fullScreen: entry('anywhere', 'fullScreen', ['F11'], { inFields: true, inDialogs: true }),
  help: entry('anywhere', 'help', ['?']),

  selectAll: entry('library', 'selectAll', ['Ctrl+A']),
  removeLessons: entry('library', 'removeLessons', ['Delete']),
  renameLesson: entry('library', 'renameLesson', ['F2']),
  favourite: entry('library', 'favourite', ['F']),
  tagLessons: entry('library', 'tagLessons', ['T']),
  moveLessons: entry('library', 'moveLessons', ['M']),
  exportLessons: entry('library', 'exportLessons', ['Ctrl+E']),
  undoArranging: entry('library', 'undoArranging', ['Ctrl+Z']),
  clearSelection: entry('library', 'clearSelection', ['Escape']),

  play: entry('lesson', 'play', ['Space']),
  sayChosen: entry('lesson', 'sayChosen', ['Shift+Space']),
  sayAgain: entry('lesson', 'sayAgain', ['A']),
  previousSentence: entry('lesson', 'previousSentence', ['ArrowLeft']),
  nextSentence: entry('lesson', 'nextSentence', ['ArrowRight']),
  previousWord: entry('lesson', 'previousWord', ['Shift+ArrowLeft']),
  nextWord: entry('lesson', 'nextWord', ['Shift+ArrowRight']),
  wordCard: entry('lesson', 'wordCard', ['Enter']),
  playWord: entry('lesson', 'playWord', ['W']),
  saveWord: entry('lesson', 'saveWord', ['S']),
  otherReading: entry('lesson', 'otherReading', ['O']),
  ruby: entry('lesson', 'ruby', ['R']),
  tones: entry('lesson', 'tones', ['T']),
  english: entry('lesson', 'english', ['E']),
  chinese: entry('lesson', 'chinese', ['C']),
  uncover: entry('lesson', 'uncover', ['.']),
  practise: entry('lesson', 'practise', ['P']),
  nextLesson: entry('lesson', 'nextLesson', ['N']),
  exportLesson: entry('lesson', 'exportLesson', ['Ctrl+E']),
  print: entry('lesson', 'print', ['Ctrl+P']),
  slower: entry('lesson', 'slower', ['[']),
  faster: entry('lesson', 'faster', [']']),
  loop: entry('lesson', 'loop', ['L']),
  loopPassage: entry('lesson', 'loopPassage', ['Shift+L']),
  copyWithReadings: entry('lesson', 'copyWithReadings', ['Ctrl+Shift+C']),
  undoReading: entry('lesson', 'undoReading', ['Ctrl+Z']),
  closeAny: entry('lesson', 'closeAny', ['Escape']),

  choose: entry('practice', 'choose', ['1', '2', '3', '4', '5', '6', '7', '8', '9'], { once: true }),
  dontKnow: entry('practice', 'dontKnow', ['0', 'Alt+0'], { once: true, inFields: true }),
  check: entry('practice', 'check', ['Enter'], { once: true }),
  takeBack: entry('practice', 'takeBack', ['Backspace']),
  hintStroke: entry('practice', 'hintStroke', ['H']),
  playAgain: entry('practice', 'playAgain', ['Space', 'A', 'Alt+A'], { inFields: true }),
  undoAnswer: entry('practice', 'undoAnswer', ['U', 'Ctrl+Z'], { once: true, inFields: true }),
  putAside: entry('practice', 'putAside', ['B', 'Alt+B'], { once: true, inFields: true }),
  pausePractice: entry('practice', 'pausePractice', ['Escape'], { inFields: true }),
} satisfies Record<string, KeyEntry>

export type KeyName = keyof typeof catalogue
