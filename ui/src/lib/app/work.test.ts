import { describe, expect, it } from 'vitest'
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
  return { work, went, cancelled, clock, listeners }
}

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
})
