/** What of the library is shown and how it is sorted; remembered from one start to the next. */

/** Where that is remembered. */
const storageKey = 'wenxi.library'

interface Remembered {
  shelf: string
  sort: string
}

export class Shown {
  shelf = $state('all')
  sort = $state('order')
  /** The lesson that was opened last from the library: it is where one comes back to. */
  opened: string | null = null

  constructor() {
    try {
      const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
      if (typeof value !== 'object' || value === null) return
      if ('shelf' in value && typeof value.shelf === 'string') this.shelf = value.shelf
      if ('sort' in value && typeof value.sort === 'string') this.sort = value.sort
    } catch {
      // A window that cannot remember shows all of the library.
    }
  }

  set(change: Partial<Remembered>): void {
    this.shelf = change.shelf ?? this.shelf
    this.sort = change.sort ?? this.sort
    try {
      localStorage.setItem(storageKey, JSON.stringify({ shelf: this.shelf, sort: this.sort }))
    } catch {
      // Remembering is a comfort, not a need.
    }
  }
}
