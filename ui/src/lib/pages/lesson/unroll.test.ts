import { describe, expect, it } from 'vitest'
import type { LessonView } from '../../backend/contract'
import { createFake } from '../../../../tests/fake'
import { lessons } from '../../../../tests/fake-lessons'
import { rollOf } from './unroll'

const long = () => createFake({ times: 12 }).lessonGet({ lessonId: 'customer-service' })
const blocksOf = (lesson: LessonView) =>
  lesson.sections.reduce((sum, section) => sum + section.blocks.length, 0)

describe('rollOf', () => {
  it('is one bit for lessons of the usual length', () => {
    for (const lesson of lessons) expect(rollOf(lesson, null).steps).toEqual([blocksOf(lesson)])
  })

  it('ends with all blocks, and every bit has more than the one before', async () => {
    const lesson = await long()
    const { steps } = rollOf(lesson, null)
    expect(steps.length).toBeGreaterThan(3)
    expect(steps.at(-1)).toBe(blocksOf(lesson))
    expect(steps.every((step, at) => step > (steps[at - 1] ?? 0))).toBe(true)
  })

  it('has the place where the learner was in the first bit', async () => {
    const lesson = await long()
    const section = lesson.sections.at(-3)
    if (!section) throw new Error('a long lesson has sections')
    const { steps, firstOf } = rollOf(lesson, { sectionId: section.id, sentenceId: null })
    expect(steps[0]).toBeGreaterThan(firstOf.get(section.id) ?? Infinity)
  })

  it('shows all of it when the place is not there any more', async () => {
    const lesson = await long()
    expect(rollOf(lesson, { sectionId: 'gone', sentenceId: null }).steps).toEqual([blocksOf(lesson)])
  })

  it('knows a lesson without blocks', () => {
    const [lesson] = lessons
    if (!lesson) throw new Error('there are lessons')
    expect(rollOf({ ...lesson, sections: [] }, null).steps).toEqual([0])
  })
})
