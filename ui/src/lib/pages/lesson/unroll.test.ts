import { describe, expect, it } from 'vitest'
import type { LessonView } from '../../backend/contract'
import { createFake } from '../../../../tests/fake'
import { lessons, stretchOf } from '../../../../tests/fake-lessons'
import { Roll, type Range } from './unroll'

const long = () => createFake({ times: 12 }).lessonGet({ lessonId: 'customer-service' })
const blocksOf = (lesson: LessonView) =>
  lesson.sections.reduce((sum, section) => sum + section.blocks.length, 0)

/** All that is on the page one after another, beginning at this. */
function steps(roll: Roll, range: Range): Range[] {
  const all = [range]
  for (let more = roll.more(range); more !== all.at(-1); more = roll.more(more)) all.push(more)
  return all
}

describe('Roll', () => {
  it('is one bit for lessons of the usual length', () => {
    for (const lesson of lessons) {
      const roll = new Roll(lesson)
      expect(steps(roll, roll.at(null))).toEqual([{ from: 0, to: blocksOf(lesson) }])
      expect(roll.isLong).toBe(false)
    }
  })

  it('ends with all blocks, and every bit has more than the one before', async () => {
    const lesson = await long()
    const roll = new Roll(lesson)
    const all = steps(roll, roll.at(null))
    expect(roll.isLong).toBe(true)
    expect(all.length).toBeGreaterThan(3)
    expect(all.at(-1)).toEqual({ from: 0, to: blocksOf(lesson) })
    expect(all.every(({ to }, at) => to > (all[at - 1]?.to ?? 0))).toBe(true)
  })

  it('begins at the place where the learner was, and grows below and above', async () => {
    const lesson = await createFake({ times: 40 }).lessonGet({ lessonId: 'customer-service' })
    const roll = new Roll(lesson)
    const section = lesson.sections.at(-30)
    if (!section) throw new Error('a long lesson has sections')
    const place = { sectionId: section.id, sentenceId: null }
    const first = roll.at(place)
    const there = roll.firstOf.get(section.id) ?? Infinity
    expect(roll.shows(first, place)).toBe(true)
    expect(first.from).toBeGreaterThan(0)
    expect(there - first.from).toBeGreaterThan(first.to - there)
    expect(first.to).toBeGreaterThan(there)
    expect(steps(roll, first).at(-1)).toEqual({ from: 0, to: roll.count })
  })

  it('begins at the beginning when the place is not there any more', async () => {
    const roll = new Roll(await long())
    expect(roll.at({ sectionId: 'gone', sentenceId: null })).toEqual(roll.at(null))
    expect(roll.shows(roll.at(null), { sectionId: 'gone', sentenceId: null })).toBeNull()
  })

  it('knows a lesson without blocks', () => {
    const [lesson] = lessons
    if (!lesson) throw new Error('there are lessons')
    const roll = new Roll({ ...lesson, sections: [] })
    expect(roll.at(null)).toEqual({ from: 0, to: 0 })
    expect(roll.more(roll.at(null))).toEqual({ from: 0, to: 0 })
  })

  it('goes as far as a stretch of a book is here, and on when the rest comes', async () => {
    const whole = await long()
    const section = whole.sections[20]
    const far = whole.sections.at(-1)
    if (!section || !far) throw new Error('a long lesson has sections')
    const place = { sectionId: section.id, sentenceId: null }
    const [part, all] = [new Roll(stretchOf(whole, place)), new Roll(whole)]
    expect(part.firstOf).toEqual(all.firstOf)
    expect(part.count).toBe(all.count)
    const range = steps(part, part.at(place)).at(-1)
    expect(range).toEqual(part.here)
    expect(part.here.from).toBeGreaterThan(0)
    expect(part.here.to).toBeLessThan(part.count)
    const shows = (roll: Roll, sectionId: string) => roll.shows(part.here, { sectionId, sentenceId: null })
    expect([shows(part, section.id), shows(part, far.id), shows(all, far.id)]).toEqual([true, null, false])
    expect(part.touches(part.here, section)).toBe(true)
    expect(part.touches(part.here, far)).toBe(false)
    expect(steps(all, part.here).at(-1)).toEqual({ from: 0, to: all.count })
  })
})
