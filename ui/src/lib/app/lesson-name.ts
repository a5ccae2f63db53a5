/** Names of lessons. */
import type { LessonRow } from '../backend/contract'

/** What a lesson is called: by the learner, else by its headword, else by its title. */
export const nameOf = (lesson: LessonRow): string => lesson.name ?? (lesson.headword || lesson.title)
