/** The app behind the window: what all pages share. */
import type { Backend } from '../backend/backend'
import { Keys } from '../keys/keys'
import { Player } from '../player/player.svelte'
import type { Sound } from '../player/sound'
import { Choices } from './choices.svelte'
import { Cursor } from './cursor.svelte'
import { Importer } from './importer.svelte'
import { Lookup } from './lookup.svelte'
import { Router, type Route } from './router.svelte'
import { Toasts } from './toasts.svelte'

export class Wenxi {
  readonly backend: Backend
  readonly choices: Choices
  readonly router: Router
  readonly toasts = new Toasts()
  readonly keys = new Keys()
  readonly cursor = new Cursor()
  readonly player: Player
  readonly lookup: Lookup
  readonly importer: Importer
  /** Said to screen readers. */
  announcement = $state('')
  searchOpen = $state(false)
  keysOpen = $state(false)

  constructor(backend: Backend, own: { start?: Route; sound?: () => Sound } = {}) {
    this.backend = backend
    this.choices = new Choices(backend)
    this.router = new Router(own.start)
    this.player = new Player(backend, () => this.choices.now.speechRate, own.sound)
    this.lookup = new Lookup(backend)
    this.importer = new Importer(backend)
  }

  changeSpeed(by: number): void {
    this.choices.changeSpeed(by)
    this.player.speedChanged()
  }
}
