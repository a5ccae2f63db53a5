/** An audio element with one clip in it, ready to be heard. */
import { withSilence } from './wav'

export class Reel {
  readonly audio = new Audio()
  /** It came to its end, or can no longer be played. */
  onEnded = () => {}
  onFailed = () => {}
  #clip: Blob | null = null
  #leadIn = 0
  #url: string | null = null
  /** What is in the element is ready, or cannot be played: only then may something else take its place. */
  #settled: Promise<void> = Promise.resolve()
  #shown: Promise<void> = Promise.resolve()
  /** Grows with every clip: one that was overtaken never comes in. */
  #load = 0

  constructor() {
    this.audio.preload = 'auto'
    this.audio.preservesPitch = true
    this.audio.addEventListener('ended', () => this.onEnded())
    this.audio.addEventListener('error', () => {
      this.#clip = null
      if (this.#url) this.onFailed()
    })
  }

  holds(clip: Blob, leadIn: number): boolean {
    return this.#clip === clip && this.#leadIn === leadIn
  }

  /** Brings a clip in, after so much silence (ms). It may be played when this comes true, if it is still wanted. */
  load(clip: Blob, leadIn: number): Promise<void> {
    if (this.holds(clip, leadIn)) return this.#shown.then(() => this.seek(0))
    this.#clip = clip
    this.#leadIn = leadIn
    const load = ++this.#load
    const sound = leadIn === 0 ? clip : withSilence(clip, leadIn)
    return (this.#shown = Promise.all([sound, this.#settled]).then(([sound]) => {
      if (load === this.#load) this.#show(sound)
    }))
  }

  /** Milliseconds from the start of the clip; less than none during the silence before it. */
  get time(): number {
    return this.audio.currentTime * 1000 - this.#leadIn
  }

  /** To a time of the clip; before anything is known of it, its time cannot be set. */
  async seek(time: number): Promise<void> {
    const load = this.#load
    await this.#settled
    const at = time > 0 ? (time + this.#leadIn) / 1000 : 0
    // What came to its end begins anew when it is played. WebKit on Linux plays it in silence where it was wound back before.
    if (at === 0 && this.audio.ended) return
    if (load === this.#load && this.audio.currentTime !== at) this.audio.currentTime = at
  }

  setRate(rate: number): void {
    // A new clip begins at the default speed, whatever was set before.
    this.audio.defaultPlaybackRate = rate
    this.audio.playbackRate = rate
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
        this.audio.addEventListener(event, () => settled.abort(), { signal: settled.signal })
    })
    this.audio.src = this.#url
  }
}
