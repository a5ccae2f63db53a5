/** Progress and the schedule in the fake backend. */
import type { Backend } from '../src/lib/backend/backend'
import type { ScheduleView } from '../src/lib/backend/contract'

type Commands = Pick<
  Backend,
  | 'progressGet'
  | 'scheduleGet'
  | 'scheduleSet'
  | 'scheduleOptimise'
  | 'scheduleSimulate'
  | 'scheduleTake'
  | 'lessonWordsCost'
  | 'lessonWordsSave'
  | 'lessonWordsUnsave'
>

export function createFakeProgress(fresh: boolean): Commands {
  let schedule: ScheduleView = {
    desiredRetention: 0.9,
    learningSteps: [10],
    relearningSteps: [10],
    newPerDay: 10,
    reviewsPerDay: 200,
    leechAfter: 8,
    knownLevel: 0,
    isFitted: false,
  }
  let words = 12
  const today = 20_779
  const days = fresh
    ? []
    : Array.from({ length: 200 }, (_, at) => ({
        day: today - 199 + at,
        answers: (at * 37) % 61,
        minutes: (at * 37) % 9,
      })).filter((day) => day.answers > 0)
  const week = { reviews: 60, recalled: 53, expected: 0.9 }
  return {
    progressGet: async () => ({
      due: 24,
      new: 6,
      coming: Array.from({ length: 30 }, (_, at) => (at * 13) % 29),
      today,
      days,
      recent: fresh
        ? { reviews: 0, recalled: 0, expected: 0 }
        : { reviews: 240, recalled: 211, expected: 0.91 },
      weeks: Array.from({ length: 12 }, (_, at) =>
        at < 4 ? { reviews: 0, recalled: 0, expected: 0 } : week,
      ),
      desiredRetention: schedule.desiredRetention,
      stability: [4, 11, 20, 36, 30, 12, 5, 1],
      difficulty: [10, 14, 20, 22, 18, 12, 9, 6, 4, 2],
      levels: [500, 772, 973, 1000, 1071, 1140, 5636].map((all, at) => ({
        level: at + 1,
        words: all,
        known: Math.max(0, 60 - at * 12),
        learning: 10,
      })),
      tones: [{ right: '3', given: '2', times: 7 }],
      words: [{ right: '卖', given: '买', times: 3 }],
    }),
    scheduleGet: async () => schedule,
    scheduleSet: async (wanted) => (schedule = wanted),
    scheduleOptimise: async () => {
      schedule = { ...schedule, isFitted: true }
      return { kept: true, before: 0.42, after: 0.38, reviews: 900, needed: 400 }
    },
    scheduleTake: async ({ offered }) => (schedule = offered.schedule),
    scheduleSimulate: async ({ newWordsPerDay, days: length }) => ({
      answers: Array.from({ length }, () => newWordsPerDay * 8),
      minutes: Array.from({ length }, () => newWordsPerDay),
      remembered: Array.from({ length }, (_, at) => at * newWordsPerDay),
    }),
    lessonWordsCost: async () => ({ words, minutesPerDay: words * 0.7, daysAhead: 0 }),
    lessonWordsSave: async () => {
      const notes = Array.from({ length: words }, (_, at) => `w:词${at}:cí`)
      words = 0
      return { notes }
    },
    lessonWordsUnsave: async ({ notes }) => {
      words = notes.length
      return {}
    },
  }
}
