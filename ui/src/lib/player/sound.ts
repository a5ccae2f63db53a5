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
    if (leadIn === 0) {
      this.#show(clip)
      this.#loading = Promise.resolve()
    } else
      this.#loading = withSilence(clip, leadIn).then((silent) => {
        if (load === this.#load) this.#show(silent)
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
      if (this.#audio.readyState < HTMLMediaElement.HAVE_METADATA)
        await new Promise<void>((known) => {
          for (const event of ['loadedmetadata', 'error'])
            this.#audio.addEventListener(event, () => known(), { once: true })
        })
      if (load === this.#load) set()
    })
  }

  setRate(rate: number): void {
    this.#rate = rate
    this.#audio.preservesPitch = true
    this.#audio.playbackRate = rate
  }

  #show(clip: Blob): void {
    if (this.#url) URL.revokeObjectURL(this.#url)
    this.#url = URL.createObjectURL(clip)
    this.#audio.src = this.#url
    // A new clip begins at the default speed, whatever was set before.
    this.#audio.defaultPlaybackRate = this.#rate
    this.setRate(this.#rate)
  }
}
