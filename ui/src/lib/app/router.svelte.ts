/** Which page is open, and the way back. */
import type { Place } from '../backend/contract'

export type Route =
  | { page: 'today' }
  | { page: 'library' }
  | { page: 'lesson'; lessonId: string; place: Place | null }
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

  lesson(lessonId: string, place: Place | null = null): void {
    this.go({ page: 'lesson', lessonId, place })
  }

  back(): void {
    const last = this.#past.pop()
    if (last) this.#set(last.page === 'lesson' ? { ...last, place: null } : last)
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
