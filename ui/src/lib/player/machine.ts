/** Sound, frames and clocks, as the player has them of the machine; tests bring their own. */
import { AudioSound, type ClipSound } from './sound'

/** What the player needs of the machine it runs on. */
export interface Machine {
  sound(): ClipSound
  request(run: () => void): number
  cancel(handle: number): void
  /** Runs once after so many milliseconds, unless the function that comes back is called. */
  after(length: number, run: () => void): () => void
  /** Milliseconds of a clock that only goes forward. */
  now(): number
}

export const realMachine: Machine = {
  sound: () => new AudioSound(),
  request: (run) => requestAnimationFrame(run),
  cancel: (handle) => cancelAnimationFrame(handle),
  after: (length, run) => {
    const timer = setTimeout(run, length)
    return () => clearTimeout(timer)
  },
  now: () => performance.now(),
}
