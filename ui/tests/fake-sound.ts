/** A sound whose clock is moved by the test. */
import type { Machine } from '../src/lib/player/machine'
import type { ClipSound } from '../src/lib/player/sound'

export class FakeSound implements ClipSound {
  onEnded = () => {}
  onFailed: (error: unknown) => void = () => {}
  time = 0
  rate = 1
  playing = false
  loaded = 0
  prepared = 0
  leadIn = 0
  woken = 0

  wake(): void {
    this.woken += 1
  }
  load(_clip: Blob, leadIn: number): void {
    this.time = 0
    this.leadIn = leadIn
    this.loaded += 1
    this.playing = false
  }
  prepare(): void {
    this.prepared += 1
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

/** A machine whose frames come, and whose time passes, when the test says so. */
export class FakeMachine implements Machine {
  readonly sounds: FakeSound
  #time = 0
  #timers = new Map<number, { due: number; run: () => void }>()
  #waiting = new Map<number, () => void>()
  #next = 1

  constructor(sound: FakeSound) {
    this.sounds = sound
  }

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
  sound = () => this.sounds
  now = () => this.#time
  after = (length: number, run: () => void) => {
    const timer = this.#next++
    this.#timers.set(timer, { due: this.#time + length, run })
    return () => void this.#timers.delete(timer)
  }
  pass(length: number): void {
    this.#time += length
    for (const [timer, { due, run }] of [...this.#timers])
      if (due <= this.#time && this.#timers.delete(timer)) run()
  }
}
