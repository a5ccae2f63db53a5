import { describe, expect, it } from 'vitest'
import { seenClock } from './clock'

describe('the clock of a question', () => {
  it('stands still while the window is not seen', () => {
    let time = 0
    const page = Object.assign(new EventTarget(), { hidden: false })
    const clock = seenClock(page as unknown as Document, () => time)
    const turn = (hidden: boolean) => {
      page.hidden = hidden
      page.dispatchEvent(new Event('visibilitychange'))
    }
    time = 4
    expect(clock()).toBe(4)
    turn(true)
    time = 3_600_000
    expect(clock()).toBe(4)
    turn(false)
    time += 3
    expect(clock()).toBe(7)
  })
})
