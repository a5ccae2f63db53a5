/** What the search palette finds while one types, and which of it is chosen. */
import type { Backend } from '../backend/backend'
import type { DictionaryHit, SearchHit, SearchView } from '../backend/contract'
import { strings } from '../strings'

export type PageName = 'today' | 'library' | 'practice' | 'settings'

export type Found =
  | { type: 'word'; key: string; hit: DictionaryHit }
  | { type: 'lesson'; key: string; hit: SearchHit }
  | { type: 'page'; key: string; page: PageName }

const pages: readonly PageName[] = ['today', 'library', 'practice', 'settings']
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
  #backend: Pick<Backend, 'search'>

  constructor(backend: Pick<Backend, 'search'>) {
    this.#backend = backend
  }

  readonly wanted = $derived(this.query.trim())
  readonly found: Found[] = $derived([
    ...this.#answer.words.map((hit, at): Found => ({ type: 'word', key: `w${at}`, hit })),
    ...this.#answer.lessons.map((hit, at): Found => ({ type: 'lesson', key: `l${at}`, hit })),
    ...pages
      .filter((page) => strings.pages[page].toLowerCase().startsWith(this.wanted.toLowerCase()))
      .map((page): Found => ({ type: 'page', key: page, page })),
  ])
  /** The program has answered, with nothing. */
  readonly nothingFound = $derived(
    this.wanted !== '' && this.#answered === this.wanted && this.found.length === 0,
  )

  /** Chooses the next (1) or previous (-1) result, from the last on to the first. */
  move(by: 1 | -1): void {
    const n = this.found.length
    if (n > 0) this.at = (this.at + by + n) % n
  }

  /** Asks for what is wanted now; to be called in an effect. An answer that comes too late is dropped. */
  follow(): () => void {
    const wanted = this.wanted
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
  }
}
