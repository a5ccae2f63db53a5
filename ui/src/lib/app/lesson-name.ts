/** Names of lessons. */
import type { LessonTitle } from '../backend/contract'

/** What a lesson is called: by the learner, else by its headword, else by its title. */
export const nameOf = (lesson: Pick<LessonTitle, 'name' | 'headword' | 'title'>): string =>
  lesson.name ?? (lesson.headword || lesson.title)
