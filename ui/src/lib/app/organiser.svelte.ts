/** Arranging the library: each step is done at once, said in a line, and can be undone. */
import type { Backend } from '../backend/backend'
import type { GoneLesson, LessonRow, LessonsDone, LessonTitle } from '../backend/contract'
import { strings } from '../strings'
import { nameOf } from './lesson-name'
import type { Toasts } from './toasts.svelte'
import type { Turns } from './works.svelte'

type Command =
  | 'courseMake'
  | 'courseRemove'
  | 'courseRename'
  | 'lessonRename'
  | 'lessonsForget'
  | 'lessonsMove'
  | 'lessonsPutBack'
  | 'lessonsRemove'
  | 'lessonsRestore'
  | 'lessonsStar'
  | 'lessonsTag'

const t = strings.library
const { doing } = t

/** A step with many lessons. */
interface Step {
  /** What it is called while it is done. */
  doing: string
  /** What was done, of “Tea” or `3 lessons`, and whether that is all; nothing for what one sees. */
  said: ((what: string, all: boolean) => string) | null
  lessons: readonly Called[]
  work: (lessonIds: string[], task: string) => Promise<LessonsDone>
  /** What takes it back is called so. */
  undoing: string
  back: (lessonIds: string[], task: string) => Promise<LessonsDone>
}

/** A lesson by its id, and what it is called. */
interface Called {
  id: string
  name: string
}

export class Organiser {
  failure = $state.raw<unknown>(null)
  #backend: Pick<Backend, Command>
  #toasts: Toasts
  #turns: Turns
  #changed: () => Promise<void>
  /** What takes the last step back. */
  #undo: { run: () => Promise<void>; forget: () => void }[] = []

  /** `changed` reads the library again. */
  constructor(backend: Pick<Backend, Command>, toasts: Toasts, turns: Turns, changed: () => Promise<void>) {
    this.#backend = backend
    this.#toasts = toasts
    this.#turns = turns
    this.#changed = changed
  }

  /** Takes the last step back, if there is one. */
  async undo(): Promise<boolean> {
    const last = this.#undo.at(-1)
    await last?.run()
    return last !== undefined
  }

  remove(lessons: readonly LessonRow[]): Promise<void> {
    return this.#many({
      doing: doing.removing,
      said: t.removed,
      lessons: lessons.map(called),
      work: (lessonIds, task) => this.#backend.lessonsRemove({ lessonIds, task }),
      undoing: doing.restoring,
      back: (lessonIds, task) => this.#backend.lessonsRestore({ lessonIds, task }),
    })
  }

  /** Brings lessons back that were removed. */
  restore(lessons: readonly LessonTitle[]): Promise<void> {
    return this.#many({
      doing: doing.restoring,
      said: t.restored,
      lessons: lessons.map(called),
      work: (lessonIds, task) => this.#backend.lessonsRestore({ lessonIds, task }),
      undoing: doing.removing,
      back: (lessonIds, task) => this.#backend.lessonsRemove({ lessonIds, task }),
    })
  }

  /** Puts documents back that another program took away. */
  async putBack(gone: readonly GoneLesson[]): Promise<void> {
    const lessonIds = gone.filter((lesson) => lesson.canBePutBack).map((lesson) => lesson.lessonId)
    const work = (task: string) => this.#backend.lessonsPutBack({ lessonIds, task })
    await this.#attempt(() => this.#turns.take(doing.restoring, work))
  }

  /** Takes lessons out of the library whose documents another program took away. */
  forget(gone: readonly GoneLesson[]): Promise<void> {
    return this.#many({
      doing: doing.removing,
      said: t.forgotten,
      lessons: gone.map(({ lessonId, name }) => ({ id: lessonId, name })),
      work: (lessonIds, task) => this.#backend.lessonsForget({ lessonIds, task }),
      undoing: doing.restoring,
      back: (lessonIds, task) => this.#backend.lessonsRestore({ lessonIds, task }),
    })
  }

  star(lessons: readonly LessonRow[], favourite: boolean): Promise<void> {
    const set = (favourite: boolean) => (lessonIds: string[], task: string) =>
      this.#backend.lessonsStar({ lessonIds, favourite, task })
    return this.#many({
      doing: doing.marking,
      said: null,
      lessons: lessons.filter((lesson) => lesson.favourite !== favourite).map(called),
      work: set(favourite),
      undoing: doing.marking,
      back: set(!favourite),
    })
  }

  tag(lessons: readonly LessonRow[], tag: string, hasIt: boolean): Promise<void> {
    // What stands in the document stays there.
    const free = lessons.filter((lesson) => !lesson.documentTags.includes(tag))
    const set = (hasIt: boolean) => (lessonIds: string[], task: string) =>
      this.#backend.lessonsTag({ lessonIds, tag, hasIt, task })
    return this.#many({
      doing: doing.marking,
      said: (what) => (hasIt ? t.tagged : t.untagged)(what, tag),
      lessons: free.filter((lesson) => lesson.tags.includes(tag) !== hasIt).map(called),
      work: set(hasIt),
      undoing: doing.marking,
      back: set(!hasIt),
    })
  }

  move(lessons: readonly LessonRow[], course: string): Promise<void> {
    const own = lessons.filter((lesson) => !lesson.builtIn && lesson.course !== course)
    const back = async (lessonIds: string[], task: string) => {
      const all: LessonsDone = { lessonIds: [], cancelled: false }
      const moved = own.filter((lesson) => lessonIds.includes(lesson.id))
      const from = moved.map((lesson) => lesson.course)
      for (const course of from.filter((course, at) => from.indexOf(course) === at)) {
        const ids = moved.filter((lesson) => lesson.course === course).map((lesson) => lesson.id)
        const done = await this.#backend.lessonsMove({ lessonIds: ids, course, task })
        all.lessonIds.push(...done.lessonIds)
        all.cancelled ||= done.cancelled
        if (all.cancelled) break
      }
      return all
    }
    return this.#many({
      doing: doing.moving,
      said: (what) => (course === '' ? t.movedOut(what) : t.moved(what, course)),
      lessons: own.map(called),
      work: (lessonIds, task) => this.#backend.lessonsMove({ lessonIds, course, task }),
      undoing: doing.moving,
      back,
    })
  }

  rename(lesson: LessonRow, name: string): Promise<void> {
    const set = (name: string | null) => this.#backend.lessonRename({ lessonId: lesson.id, name })
    return this.#step(
      null,
      () => set(name),
      () => set(lesson.name),
    )
  }

  /** Makes a course; gives its name, nothing when that could not be done. */
  async make(course: string): Promise<string | null> {
    let made: string | null = null
    await this.#step(
      null,
      async () => (made = (await this.#backend.courseMake({ course })).course),
      () => this.#backend.courseRemove({ course: made ?? course }),
    )
    return made
  }

  /** Gives a course another name; gives that name as it is kept. */
  async renameCourse(course: string, name: string): Promise<string | null> {
    let renamed: string | null = null
    const last = course.split('/').at(-1) ?? course
    await this.#step(
      null,
      async () => (renamed = (await this.#backend.courseRename({ course, name })).course),
      () => this.#backend.courseRename({ course: renamed ?? course, name: last }),
    )
    return renamed
  }

  /** Takes a course away with all its lessons. */
  removeCourse(course: string, lessons: readonly LessonRow[]): Promise<void> {
    const lessonIds = lessons.map((lesson) => lesson.id)
    const removeEmpty = () => this.#backend.courseRemove({ course })
    if (lessonIds.length === 0)
      return this.#step(t.courseRemoved(course, 0), removeEmpty, () => this.#backend.courseMake({ course }))
    return this.#many({
      doing: doing.removing,
      said: (what, all) => (all ? t.courseRemoved(course, lessons.length) : t.removed(what)),
      lessons: lessons.map(called),
      work: async (lessonIds, task) => {
        const done = await this.#backend.lessonsRemove({ lessonIds, task })
        if (!done.cancelled) await removeEmpty()
        return done
      },
      undoing: doing.restoring,
      back: (lessonIds, task) => this.#backend.lessonsRestore({ lessonIds, task }),
    })
  }

  /** Does something with many lessons, says it, and lets it be undone, also where it was stopped or failed half-way. */
  async #many(step: Step): Promise<void> {
    const ids = step.lessons.map((lesson) => lesson.id)
    if (ids.length === 0) return
    let done: LessonsDone = { lessonIds: ids, cancelled: false }
    const whole = await this.#attempt(async () => {
      done = await this.#turns.take(step.doing, (task) => step.work(ids, task))
    })
    // What was done of one that failed is not known: to take it back changes nothing of what was not.
    if ((!whole && ids.length < 2) || done.lessonIds.length === 0) return
    const { lessonIds, cancelled } = done
    const said = step.said?.(subject(step.lessons, lessonIds), !cancelled) ?? null
    const stopped = said === null ? t.halfway : t.stopped(said)
    this.#undoable(!whole ? t.halfway : cancelled ? stopped : said, () => this.#takeBack(step, lessonIds))
  }

  async #takeBack(step: Step, lessonIds: string[]): Promise<void> {
    const { back } = step
    let done: LessonsDone = { lessonIds, cancelled: false }
    await this.#attempt(async () => {
      done = await this.#turns.take(step.undoing, (task) => back(lessonIds, task))
    })
    if (!done.cancelled) return
    const left = lessonIds.filter((id) => !done.lessonIds.includes(id))
    this.#undoable(t.halfway, () => this.#takeBack(step, left))
  }

  /** Does `work`, says it, and lets it be undone. */
  async #step(
    said: string | null,
    work: () => Promise<unknown>,
    back: () => Promise<unknown>,
  ): Promise<void> {
    if (!(await this.#attempt(work))) return
    this.#undoable(said, async () => void (await this.#attempt(back)))
  }

  /** Says what was done, if anything is to be said, and remembers what takes it back. */
  #undoable(said: string | null, back: () => Promise<void>): void {
    const step = {
      run: async () => {
        this.#undo = this.#undo.filter((other) => other !== step)
        step.forget()
        await back()
      },
      forget: () => {},
    }
    this.#undo.push(step)
    if (said !== null) step.forget = this.#toasts.show(said, { label: strings.undo, run: step.run })
  }

  async #attempt(work: () => Promise<unknown>): Promise<boolean> {
    this.failure = null
    let done = true
    try {
      await work()
    } catch (error) {
      this.failure = error
      done = false
    }
    await this.#changed()
    return done
  }
}

const called = (lesson: LessonTitle): Called => ({ id: lesson.id, name: nameOf(lesson) })

/** `“Tea”`, or `3 lessons`. */
function subject(lessons: readonly Called[], ids: readonly string[]): string {
  const only = ids.length === 1 && lessons.find((lesson) => lesson.id === ids[0])
  return only ? `“${only.name}”` : t.lessons(ids.length)
}
