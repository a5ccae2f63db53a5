/** What makes a sound. Tests bring one with a clock of their own. */
import { Reel } from './reel'
import { silence } from './wav'

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
  /** Loads what plays sound, in silence: the first clip need not wait for it. */
  wake(): void
  /** Makes ready to play after so much silence (ms); what played before ends. */
  load(clip: Blob, leadIn: number): void
  /** Opens a clip that will be wanted soon. */
  prepare(clip: Blob): void
}

/** What was heard last, what is heard, and what comes next. */
const reels = 3

/**
 * The sound card, through audio elements (WebKit plays object URLs, but not `clip:` addresses). Their clock is exact
 * when it is asked; they alone can change the speed and keep the pitch, and reach the media keys. Opening a clip takes
 * longer than playing it, so the next one is opened ahead, and those that were heard last stay open.
 */
export class AudioSound implements ClipSound {
  onEnded = () => {}
  onFailed: (error: unknown) => void = () => {}
  /** The one in use last stands last. */
  #reels: Reel[] = []
  #reel: Reel
  #loading: Promise<void> = Promise.resolve()
  /** Grows with every clip, every play and pause: what was begun for an earlier one is dropped. */
  #wish = 0

  constructor() {
    this.#reels = Array.from({ length: reels }, () => {
      const reel = new Reel()
      reel.onEnded = () => {
        if (reel === this.#reel) this.onEnded()
      }
      reel.onFailed = () => {
        if (reel === this.#reel) this.onFailed(null)
      }
      return reel
    })
    this.#reel = this.#reelFor(null, 0)
  }

  wake(): void {
    const audio = new Audio()
    const url = URL.createObjectURL(silence(100))
    const giveUp = () => {
      audio.removeAttribute('src')
      audio.load()
      URL.revokeObjectURL(url)
    }
    for (const event of ['canplay', 'error']) audio.addEventListener(event, giveUp, { once: true })
    audio.preload = 'auto'
    audio.src = url
  }

  load(clip: Blob, leadIn: number): void {
    this.pause()
    this.#reel = this.#reelFor(clip, leadIn)
    this.#loading = this.#reel.load(clip, leadIn)
  }

  prepare(clip: Blob): void {
    const playing = this.#reel
    // The same sentence twice in a row: it is open, and it is heard just now.
    if (playing.holds(clip, 0)) return
    void this.#reelFor(clip, 0).load(clip, 0)
    this.#use(playing)
  }

  async play(): Promise<void> {
    const wish = ++this.#wish
    await this.#loading
    if (wish !== this.#wish) return
    try {
      await this.#reel.audio.play()
    } catch (error) {
      // Paused before it began: the browser breaks its promise, and that is what was wanted.
      if (wish === this.#wish) throw error
    }
  }

  pause(): void {
    this.#wish += 1
    this.#reel.audio.pause()
  }

  get time(): number {
    return this.#reel.time
  }

  seek(time: number): void {
    const reel = this.#reel
    this.#loading = this.#loading.then(() => reel.seek(time))
  }

  setRate(rate: number): void {
    this.#reel.setRate(rate)
  }

  /** The reel with this clip, else the one that was not in use for longest; it is the latest now. */
  #reelFor(clip: Blob | null, leadIn: number): Reel {
    const holding = clip && this.#reels.find((reel) => reel.holds(clip, leadIn))
    const reel = holding ?? this.#reels[0] ?? new Reel()
    this.#use(reel)
    return reel
  }

  #use(reel: Reel): void {
    this.#reels = [...this.#reels.filter((other) => other !== reel), reel]
  }
}
