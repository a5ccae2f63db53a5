/** The app behind the window: what all pages share. */
import { SvelteMap } from 'svelte/reactivity'
import type { Backend } from '../backend/backend'
import type { LibraryView, PracticeSource, TodayView } from '../backend/contract'
import { Keys } from '../keys/keys'
import { realMachine } from '../player/machine'
import { Player } from '../player/player.svelte'
import type { ClipSound } from '../player/sound'
import { Cards } from './cards.svelte'
import { strings } from '../strings'
import { Choices } from './choices.svelte'
import { Corrections } from './corrections.svelte'
import { Cursor } from './cursor.svelte'
import { Exporter } from './exporter.svelte'
import { Importer } from './importer.svelte'
import { Loaded } from './loaded.svelte'
import { Lookup } from './lookup.svelte'
import { Organiser } from './organiser.svelte'
import { Router, type Route } from './router.svelte'
import { Shown } from './shown.svelte'
import { Toasts } from './toasts.svelte'
import { Works } from './works.svelte'

export class Wenxi {
  readonly backend: Backend
  readonly choices: Choices
  readonly router: Router
  readonly toasts = new Toasts()
  readonly keys = new Keys()
  readonly cursor = new Cursor()
  readonly player: Player
  readonly lookup: Lookup
  readonly corrections: Corrections
  readonly cards: Cards
  readonly importer: Importer
  readonly exporter: Exporter
  readonly organiser: Organiser
  readonly works: Works
  /** Kept from one visit to the next: a page shows what it knew at once, and what is new when it comes. */
  readonly library: Loaded<LibraryView>
  readonly today: Loaded<TodayView>
  /** What of the library is shown. */
  readonly shown = new Shown()
  /** What is open, as the media keys show it. */
  title = $state<string>(strings.app)
  /** Said to screen readers. */
  announcement = $state('')
  searchOpen = $state(false)
  /** The character that is being written; null while none is. */
  writing = $state<string | null>(null)
  keysOpen = $state(false)

  constructor(backend: Backend, own: { start?: Route; sound?: () => ClipSound } = {}) {
    this.backend = backend
    this.choices = new Choices(backend)
    this.router = new Router(own.start)
    this.player = new Player(
      backend,
      () => ({
        rate: this.choices.now.speechRate,
        after: this.choices.now.afterSentence,
        longLeadIn: this.choices.now.longLeadIn,
      }),
      { ...realMachine, ...(own.sound ? { sound: own.sound } : {}) },
    )
    this.lookup = new Lookup(backend)
    this.corrections = new Corrections(backend, this.choices, this.toasts)
    this.cards = new Cards(backend, this.toasts, this.router)
    this.works = new Works(backend)
    this.importer = new Importer(backend, this.works.arranging, () => (this.libraryVersion += 1))
    this.exporter = new Exporter(backend)
    this.library = new Loaded(() => backend.libraryList())
    this.organiser = new Organiser(backend, this.toasts, this.works.arranging, this.library.reload)
    this.today = new Loaded(() => backend.todayGet())
  }

  /** Grows when the library has changed. */
  libraryVersion = $state(0)
  /** Lessons were edited, added or taken away outside of the program. */
  readonly changedOutside = new SvelteMap<string, number>()

  libraryChanged(lessons: readonly string[]): void {
    this.libraryVersion += 1
    for (const id of lessons) this.changedOutside.set(id, (this.changedOutside.get(id) ?? 0) + 1)
  }

  /** Begins a practice and goes there. What keeps it from beginning is for the page to say. */
  async practise(source: PracticeSource): Promise<void> {
    this.player.stop()
    await this.backend.practiceStart({ source, seed: null })
    this.router.go({ page: 'practice' })
  }

  /** Names what is open, in the window's title too; nothing for the program alone. */
  entitle(title: string | null): void {
    this.title = title ?? strings.app
    void this.backend.setTitle(title === null ? strings.app : `${title} · ${strings.app}`)
  }

  changeSpeed(by: number): void {
    this.choices.changeSpeed(by)
    this.player.speedChanged()
  }
}
