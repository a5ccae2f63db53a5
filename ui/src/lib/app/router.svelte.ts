/** Which page is open, and the way back. */
import type { Place } from '../backend/contract'

export type Route =
  | { page: 'today' }
  | { page: 'library' }
  /** `mark` is text to light in the section of `place`, where no sentence can be named. */
  | { page: 'lesson'; lessonId: string; place: Place | null; mark?: string }
  | { page: 'practice' }
  | { page: 'progress' }
  | { page: 'settings' }

/** Where the page is remembered from one start to the next. */
const storageKey = 'wenxi.page'

function remembered(): Route {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
    if (typeof value === 'object' && value !== null && 'page' in value) {
      if (value.page === 'lesson' && 'lessonId' in value && typeof value.lessonId === 'string')
        return { page: 'lesson', lessonId: value.lessonId, place: null }
      if (value.page === 'library' || value.page === 'practice' || value.page === 'progress')
        return { page: value.page }
    }
  } catch {
    // A window that cannot remember opens at the first page.
  }
  return { page: 'today' }
}

export class Router {
  route = $state<Route>({ page: 'today' })
  #past: Route[] = []

  constructor(start: Route = remembered()) {
    this.route = start
  }

  go(route: Route): void {
    this.#past = [...this.#past.slice(-49), this.route]
    this.#set(route)
  }

  lesson(lessonId: string, place: Place | null = null, mark = ''): void {
    this.go({ page: 'lesson', lessonId, place, mark })
  }

  back(): void {
    const last = this.#past.pop()
    if (last) this.#set(last.page === 'lesson' ? { ...last, place: null, mark: '' } : last)
  }

  #set(route: Route): void {
    this.route = route
    try {
      localStorage.setItem(storageKey, JSON.stringify({ ...route, place: null }))
    } catch {
      // Remembering the page is a comfort, not a need.
    }
  }
}
