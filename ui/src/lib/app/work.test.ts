import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Notice } from '../backend/contract'
import { LongWork } from './work.svelte'

function make() {
  const listeners = new Set<(notice: Notice) => void>()
  const cancelled: string[] = []
  const clock = { now: 0 }
  const work = new LongWork<string>(
    {
      onNotice: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      taskCancel: async ({ task }) => {
        cancelled.push(task)
        return {}
      },
    },
    () => clock.now,
  )
  const went = (task: string, done: number, total: number) =>
    listeners.forEach((listener) => listener({ type: 'progress', task, done, total }))
  const over = (task: string) => listeners.forEach((listener) => listener({ type: 'over', task }))
  return { work, went, over, cancelled, clock, listeners }
}

afterEach(() => vi.useRealTimers())

describe('long work', () => {
  it('says how far it is and how long it will take', async () => {
    const { work, went, clock, listeners } = make()
    let finish: (result: string) => void = () => {}
    let name = ''
    const over = work.run((task) => {
      name = task
      return new Promise((resolve) => (finish = resolve))
    })
    went(name, 0, 10)
    expect([work.running, work.done, work.total, work.left]).toEqual([true, 0, 10, null])
    clock.now = 300
    went('another', 9, 9)
    went(name, 3, 10)
    expect([work.done, work.left]).toEqual([3, 700])
    finish('all of it')
    await over
    expect([work.running, work.result, work.failure, listeners.size]).toEqual([false, 'all of it', null, 0])
  })

  it('is not begun twice', async () => {
    const { work } = make()
    let times = 0
    const task = async () => `${++times}`
    await Promise.all([work.run(task), work.run(task)])
    expect([times, work.result]).toEqual([1, '1'])
  })

  it('can be ended, which is no failure; other failures are told', async () => {
    const { work, cancelled } = make()
    let fail: (error: unknown) => void = () => {}
    const over = work.run(() => new Promise((_, reject) => (fail = reject)))
    work.cancel()
    expect(cancelled).toHaveLength(1)
    fail({ code: 'cancelled', message: 'It was cancelled.' })
    await over
    expect([work.running, work.result, work.failure]).toEqual([false, null, null])
    await work.run(() => Promise.reject(new Error('The disk is full.')))
    expect(work.failure).toEqual(new Error('The disk is full.'))
    work.cancel()
    expect(cancelled).toHaveLength(1)
  })

  it('is worth a word once it takes half a second', async () => {
    vi.useFakeTimers()
    const { work } = make()
    let finish: (result: string) => void = () => {}
    const run = () => work.run(() => new Promise((resolve) => (finish = resolve)))
    const quick = run()
    vi.advanceTimersByTime(400)
    finish('')
    await quick
    vi.advanceTimersByTime(400)
    expect(work.slow).toBe(false)
    const slow = run()
    vi.advanceTimersByTime(600)
    expect(work.slow).toBe(true)
    finish('')
    await slow
    expect(work.slow).toBe(false)
  })

  it('may be what the program does by itself', () => {
    const { work, went, over, cancelled } = make()
    work.follow('library')
    went('another', 1, 2)
    expect(work.running).toBe(false)
    for (let time = 0; time < 2; time += 1) {
      went('library', 0, 4)
      went('library', 1, 4)
      expect([work.running, work.done, work.total]).toEqual([true, 1, 4])
      work.cancel()
      over('another')
      expect(work.running).toBe(true)
      over('library')
      expect(work.running).toBe(false)
    }
    expect(cancelled).toEqual(['library', 'library'])
  })
})
