/** What makes a sound. Tests bring one with a clock of their own. */
import { withSilence } from './wav'

export interface Sound {
  play(): Promise<void>
  pause(): void
  /** Milliseconds from the start of the clip; less than none during the lead-in. */
  readonly time: number
  seek(time: number): void
  /** 1 plays as it was spoken; the pitch stays. */
  setRate(rate: number): void
  onEnded: () => void
  /** What went wrong; null when nobody says. */
  onFailed: (error: unknown) => void
}

/** One that plays clips. */
export interface ClipSound extends Sound {
  /** Makes ready to play after so much silence (ms); what played before ends. */
  load(clip: Blob, leadIn: number): void
}

/**
 * The sound card, through an audio element (WebKit plays object URLs, but not `clip:` addresses). Its clock is exact
 * when it is asked; the element alone can change the speed and keep the pitch, and reaches the media keys.
 */
export class AudioSound implements ClipSound {
  onEnded = () => {}
  onFailed: (error: unknown) => void = () => {}
  #audio = new Audio()
  #url: string | null = null
  #leadIn = 0
  #rate = 1
  #loading: Promise<void> = Promise.resolve()
  /** The clip in the element is ready, or cannot be played: only then may another take its place. */
  #settled: Promise<void> = Promise.resolve()
  /** Grows with every clip, and with every play and pause: what was begun for an earlier one is dropped. */
  #load = 0
  #wish = 0

  constructor() {
    this.#audio.preload = 'auto'
    this.#audio.addEventListener('ended', () => this.onEnded())
    this.#audio.addEventListener('error', () => {
      if (this.#url) this.onFailed(null)
    })
  }

  load(clip: Blob, leadIn: number): void {
    this.pause()
    this.#leadIn = leadIn
    const load = ++this.#load
    const sound = leadIn === 0 ? clip : withSilence(clip, leadIn)
    this.#loading = Promise.all([sound, this.#settled]).then(([sound]) => {
      if (load === this.#load) this.#show(sound)
    })
  }

  async play(): Promise<void> {
    const wish = ++this.#wish
    await this.#loading
    if (wish === this.#wish) await this.#audio.play()
  }

  pause(): void {
    this.#wish += 1
    this.#audio.pause()
  }

  get time(): number {
    return this.#audio.currentTime * 1000 - this.#leadIn
  }

  /** Before anything is known of the clip, its time cannot be set: then what plays waits for that. */
  seek(time: number): void {
    const set = () => (this.#audio.currentTime = (time + this.#leadIn) / 1000)
    const load = this.#load
    this.#loading = this.#loading.then(async () => {
      await this.#settled
      if (load === this.#load) set()
    })
  }

  setRate(rate: number): void {
    this.#rate = rate
    this.#audio.preservesPitch = true
    this.#audio.playbackRate = rate
  }

  /**
   * WebKit on Linux hangs for ever when an element gets a new source while it still opens the one before: the page
   * waits for the thread that opens, and that thread for the page. So a clip comes in when the one before is ready.
   */
  #show(clip: Blob): void {
    if (this.#url) URL.revokeObjectURL(this.#url)
    this.#url = URL.createObjectURL(clip)
    const settled = new AbortController()
    this.#settled = new Promise((resolve) => {
      settled.signal.addEventListener('abort', () => resolve(), { once: true })
      for (const event of ['canplay', 'error'])
        this.#audio.addEventListener(event, () => settled.abort(), { signal: settled.signal })
    })
    this.#audio.src = this.#url
    // A new clip begins at the default speed, whatever was set before.
    this.#audio.defaultPlaybackRate = this.#rate
    this.setRate(this.#rate)
  }
}
