import { expect, it } from 'vitest'
import { beside } from './beside'

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
