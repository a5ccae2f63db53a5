/** Study days, as the program counts them: whole days since 1970 by the learner's calendar. */
export const dateOf = (day: number): Date => new Date(day * 86_400_000)
