import { describe, expect, it } from 'vitest'
import { clock } from './time'

describe('clock', () => {
  it.each([
    [0, '0:00'],
    [7_999, '0:07'],
    [425_000, '7:05'],
    [4_025_500, '1:07:05'],
  ])('writes %i ms as %s', (ms, written) => expect(clock(ms)).toBe(written))
})
