import { describe, expect, it } from 'vitest'
import { beside, roomBeside } from './beside'

const window = { width: 900, height: 600 }
const box = { width: 200, height: 80 }
const word = (left: number, top: number) => ({ left, top, bottom: top + 28, width: 40 })

it('stands below its word, in the middle', () =>
  expect(beside(word(400, 100), box, window)).toEqual({ left: 320, top: 134 }))
it('stands above where there is no room below, clear of the reading', () =>
  expect(beside(word(400, 560), box, window)).toEqual({ left: 320, top: 458 }))
it.each([
  ['left', 2, 8],
  ['right', 880, 692],
])('stays inside at the %s edge', (_, left, expected) =>
  expect(beside(word(left, 100), box, window).left).toBe(expected),
)
it('never covers its word', () => {
  for (let top = 0; top < 600; top += 7) {
    const at = beside(word(300, top), box, window)
    expect(at.top >= top + 28 || at.top + box.height <= top).toBe(true)
  }
})

describe('the room for a card', () => {
  it('is below its word, in the middle', () =>
    expect(roomBeside(word(400, 100), 352, window)).toEqual({
      left: 244,
      top: 136,
      bottom: null,
      height: 448,
    }))
  it('is above where there is little below', () =>
    expect(roomBeside(word(400, 500), 352, window)).toEqual({
      left: 244,
      top: null,
      bottom: 124,
      height: 460,
    }))
  it('ends above what stands at the foot of the window', () =>
    expect(roomBeside(word(400, 100), 352, window, 540)).toMatchObject({ top: 136, height: 388 }))
  it('is where there is more of it in a low window', () =>
    expect(roomBeside(word(400, 100), 352, { width: 900, height: 300 })).toMatchObject({ top: 136 }))
  it('never covers its word, nor leaves the window', () => {
    for (let top = 20; top < 560; top += 7) {
      const { top: from, bottom, height, left } = roomBeside(word(870, top), 352, window)
      const box =
        from === null
          ? { top: 600 - (bottom ?? 0) - height, bottom: 600 - (bottom ?? 0) }
          : { top: from, bottom: from + height }
      expect(box.top >= top + 28 || box.bottom <= top).toBe(true)
      expect(box.top).toBeGreaterThanOrEqual(0)
      expect(box.bottom).toBeLessThanOrEqual(600)
      expect(left + 352).toBeLessThanOrEqual(900)
    }
  })
})
