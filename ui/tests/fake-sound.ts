/** A sound whose clock is moved by the test. */
import type { Sound } from '../src/lib/player/sound'

export class FakeSound implements Sound {
  onEnded = () => {}
  onFailed = () => {}
  time = 0
  rate = 1
  playing = false
  loaded = 0

  load(): void {
    this.time = 0
    this.loaded += 1
    this.playing = false
  }
  async play(): Promise<void> {
    this.playing = true
  }
  pause(): void {
    this.playing = false
  }
  seek(time: number): void {
    this.time = time
  }
  setRate(rate: number): void {
    this.rate = rate
  }
  /** The clip is over. */
  end(): void {
    this.playing = false
    this.onEnded()
  }
}

/** Animation frames that come when the test says so. */
export class FakeFrames {
  #waiting = new Map<number, () => void>()
  #next = 1

  request = (run: () => void): number => {
    this.#waiting.set(this.#next, run)
    return this.#next++
  }
  cancel = (handle: number): void => {
    this.#waiting.delete(handle)
  }
  tick(): void {
    const runs = [...this.#waiting.values()]
    this.#waiting.clear()
    runs.forEach((run) => run())
  }
  get waiting(): number {
    return this.#waiting.size
  }
}
