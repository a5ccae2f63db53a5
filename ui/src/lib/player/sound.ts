/** What makes a sound. Tests bring one with a clock of their own. */
export interface Sound {
  /** Makes ready to play; what played before ends. */
  load(clip: Blob): void
  play(): Promise<void>
  pause(): void
  /** Milliseconds from the start of the clip. */
  readonly time: number
  seek(time: number): void
  /** 1 plays as it was spoken; the pitch stays. */
  setRate(rate: number): void
  onEnded: () => void
  onFailed: () => void
}

/** The sound card, through an audio element (WebKit plays object URLs, but not `clip:` addresses). */
export class AudioSound implements Sound {
  onEnded = () => {}
  onFailed = () => {}
  #audio = new Audio()
  #url: string | null = null

  constructor() {
    this.#audio.addEventListener('ended', () => this.onEnded())
    this.#audio.addEventListener('error', () => {
      if (this.#url) this.onFailed()
    })
  }

  load(clip: Blob): void {
    this.#audio.pause()
    if (this.#url) URL.revokeObjectURL(this.#url)
    this.#url = URL.createObjectURL(clip)
    this.#audio.src = this.#url
  }

  play(): Promise<void> {
    return this.#audio.play()
  }

  pause(): void {
    this.#audio.pause()
  }

  get time(): number {
    return this.#audio.currentTime * 1000
  }

  seek(time: number): void {
    this.#audio.currentTime = time / 1000
  }

  setRate(rate: number): void {
    this.#audio.preservesPitch = true
    this.#audio.playbackRate = rate
  }
}
