/** What the search palette finds while one types, and which of it is chosen. */
import type { Backend } from '../backend/backend'
import type { DictionaryHit, LessonRow, Run, SearchHit, SearchView } from '../backend/contract'
import { strings } from '../strings'
import { findToneless, toneless } from '../text/toneless'
import { plainText } from '../text/walk'

export type PageName = 'today' | 'library' | 'practice' | 'progress' | 'settings'

export type Found =
  | { type: 'title'; key: string; hit: SearchHit }
  | { type: 'word'; key: string; hit: DictionaryHit }
  | { type: 'lesson'; key: string; hit: SearchHit }
  | { type: 'page'; key: string; page: PageName }

const pages: readonly PageName[] = ['today', 'library', 'practice', 'progress', 'settings']
const nothing: SearchView = { lessons: [], words: [] }
/** Milliseconds without a key before the program is asked. */
const pause = 60

export class Finder {
  query = $state('')
  /** Index of the chosen result. */
  at = $state(0)
  failure = $state.raw<unknown>(null)
  #answer = $state.raw<SearchView>(nothing)
  #answered = $state('')
  /** Who waits for the answer. */
  #awaited: ((found: Found | undefined) => void) | null = null
  #backend: Pick<Backend, 'search'>
  #library: () => readonly LessonRow[]

  /** `library` gives the lessons that are there, as far as they are known. */
  constructor(backend: Pick<Backend, 'search'>, library: () => readonly LessonRow[] = () => []) {
    this.#backend = backend
    this.#library = library
  }

  readonly wanted = $derived(this.query.trim())
  /** Lessons about the very word that is wanted. */
  readonly #titles: SearchHit[] = $derived.by(() => titlesOf(this.#library(), this.#answered))
  readonly found: Found[] = $derived([
    ...this.#titles.map((hit): Found => ({ type: 'title', key: `t${hit.lessonId}`, hit })),
    ...this.#answer.words.map((hit, at): Found => ({ type: 'word', key: `w${at}`, hit })),
    ...this.#answer.lessons
      .filter((hit) => hit.place !== null || !this.#titles.some((title) => title.lessonId === hit.lessonId))
      .map((hit, at): Found => ({ type: 'lesson', key: `l${at}`, hit: withMark(hit, this.#answered) })),
    ...pages
      .filter((page) => strings.pages[page].toLowerCase().startsWith(this.wanted.toLowerCase()))
      .map((page): Found => ({ type: 'page', key: page, page })),
  ])
  /** The program has answered, with nothing. */
  readonly nothingFound = $derived(
    this.wanted !== '' && this.#answered === this.wanted && this.found.length === 0,
  )

  /** Gives what is chosen, once the program has answered what is asked now: never what an older question found. */
  choose(chosen: (found: Found | undefined) => void): void {
    if (this.wanted === '' || this.#answered === this.wanted) chosen(this.found[this.at])
    else if (!this.failure) this.#awaited = chosen
  }

  /** Chooses the next (1) or previous (-1) result, from the last on to the first. */
  move(by: 1 | -1): void {
    const n = this.found.length
    if (n > 0) this.at = (this.at + by + n) % n
  }

  /** Asks for what is wanted now; to be called in an effect. An answer that comes too late is dropped. */
  follow(): () => void {
    const wanted = this.wanted
    this.#awaited = null
    let current = true
    if (wanted === '') {
      this.#take(nothing, '')
      return () => {}
    }
    const timer = setTimeout(() => {
      this.#backend.search({ query: wanted }).then(
        (answer) => current && this.#take(answer, wanted),
        (error: unknown) => {
          if (current) this.failure = error
        },
      )
    }, pause)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }

  #take(answer: SearchView, wanted: string): void {
    this.#answer = answer
    this.#answered = wanted
    this.failure = null
    this.at = 0
    const awaited = this.#awaited
    this.#awaited = null
    awaited?.(this.found[0])
  }
}

const titleRun = (text: string, strong: boolean): Run => ({
  type: 'plain',
  text,
  lang: 'other',
  strong,
  code: false,
})

/** A title with what matched set strong; all of it plain where that cannot be said. */
function markedTitle(title: string, wanted: string): Run[] {
  const at = findToneless(title, wanted)
  if (!at) return [titleRun(title, false)]
  return [
    titleRun(title.slice(0, at.start), false),
    titleRun(title.slice(at.start, at.end), true),
    titleRun(title.slice(at.end), false),
  ].filter((run) => plainText([run]) !== '')
}

/** The lessons whose headword is just what is wanted: its characters, or its pinyin with or without tones. */
function titlesOf(library: readonly LessonRow[], wanted: string): SearchHit[] {
  const sought = toneless(wanted)
  if (sought === '') return []
  return library
    .filter((row) => row.headword === wanted || (row.headword !== '' && toneless(row.pinyin) === sought))
    .map((row) => ({
      lessonId: row.id,
      title: row.title,
      place: null,
      mark: '',
      snippet: markedTitle(row.title, wanted),
    }))
}

/** A title that was found by its pinyin comes without a mark. */
function withMark(hit: SearchHit, wanted: string): SearchHit {
  if (hit.place !== null || hit.snippet.some((run) => run.strong)) return hit
  const text = plainText(hit.snippet)
  return findToneless(text, wanted) ? { ...hit, snippet: markedTitle(text, wanted) } : hit
}
