import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Toasts } from './toasts.svelte'

describe('toasts', () => {
  beforeEach(() => void vi.useFakeTimers())
  const texts = (toasts: Toasts) => toasts.list.map((toast) => toast.text)

  it('go after a while, and the oldest of many at once', () => {
    const toasts = new Toasts()
    for (const text of ['a', 'b', 'c', 'd']) toasts.show(text)
    expect(texts(toasts)).toEqual(['b', 'c', 'd'])
    vi.advanceTimersByTime(8000)
    expect(texts(toasts)).toEqual([])
  })

  it('stay as long as they are pointed at or have the focus', () => {
    const toasts = new Toasts()
    toasts.show('a')
    vi.advanceTimersByTime(7000)
    toasts.hold(true)
    toasts.show('b')
    vi.advanceTimersByTime(60_000)
    expect(texts(toasts)).toEqual(['a', 'b'])
    toasts.hold(false)
    vi.advanceTimersByTime(7999)
    expect(texts(toasts)).toEqual(['a', 'b'])
    vi.advanceTimersByTime(1)
    expect(texts(toasts)).toEqual([])
  })

  it('say why what they offered failed', async () => {
    const toasts = new Toasts()
    toasts.show('done', { label: 'Undo', run: () => Promise.reject(new Error('The disk is full.')) })
    const [toast] = toasts.list
    if (toast) await toasts.act(toast)
    expect(texts(toasts)).toEqual(['The disk is full.'])
  })
})
