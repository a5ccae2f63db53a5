import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LongWork } from './long-work.svelte'

describe('long work', () => {
  let now = 0
  beforeEach(() => {
    now = 0
    vi.useFakeTimers()
  })
  afterEach(() => vi.useRealTimers())
  const work = () => new LongWork(() => now)

  it('is told of only when it takes a while', () => {
    const long = work()
    long.begin('a')
    vi.advanceTimersByTime(499)
    expect(long.shown).toBe(false)
    vi.advanceTimersByTime(1)
    expect(long.shown).toBe(true)
    long.end('a')
    expect(long.shown).toBe(false)
  })

  it('is not told of when another began meanwhile', () => {
    const long = work()
    long.begin('a')
    vi.advanceTimersByTime(400)
    long.end('a')
    long.begin('b')
    vi.advanceTimersByTime(100)
    expect(long.shown).toBe(false)
  })

  it('takes as long for the rest as it took so far', () => {
    const long = work()
    long.begin('a')
    now = 3000
    long.heard('a', 0, 100)
    expect(long.left).toBeNull()
    long.heard('a', 25, 100)
    expect(long.left).toBe(9000)
    long.heard('other', 90, 100)
    expect(long.done).toBe(25)
  })
})
