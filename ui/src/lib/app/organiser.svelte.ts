/** Arranging the library: each step is done at once, said in a line, and can be undone. */
import type { Backend } from '../backend/backend'
import type { GoneLesson, LessonRow } from '../backend/contract'
import { strings } from '../strings'
import { nameOf } from './lesson-name'
import type { Toasts } from './toasts.svelte'

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

export class Organiser {
  failure = $state.raw<unknown>(null)
  #backend: Pick<Backend, Command>
  #toasts: Toasts
  #changed: () => Promise<void>
  /** What takes the last step back. */
  #undo: { run: () => Promise<void>; forget: () => void }[] = []

  /** `changed` reads the library again. */
  constructor(backend: Pick<Backend, Command>, toasts: Toasts, changed: () => Promise<void>) {
    this.#backend = backend
    this.#toasts = toasts
    this.#changed = changed
  }

  /** Takes the last step back, if there is one. */
  async undo(): Promise<boolean> {
    const last = this.#undo.at(-1)
    await last?.run()
    return last !== undefined
  }

  remove(lessons: readonly LessonRow[]): Promise<void> {
    const lessonIds = idsOf(lessons)
    return this.#step(
      t.removed(subject(lessons)),
      () => this.#backend.lessonsRemove({ lessonIds }),
      () => this.#backend.lessonsRestore({ lessonIds }),
      lessonIds.length,
    )
  }

  /** Puts documents back that another program took away. */
  async putBack(gone: readonly GoneLesson[]): Promise<void> {
    const lessonIds = gone.filter((lesson) => lesson.canBePutBack).map((lesson) => lesson.lessonId)
    await this.#attempt(() => this.#backend.lessonsPutBack({ lessonIds }))
  }

  /** Takes lessons out of the library whose documents another program took away. */
  forget(gone: readonly GoneLesson[]): Promise<void> {
    const lessonIds = gone.map((lesson) => lesson.lessonId)
    const [only] = gone
    const what = gone.length === 1 && only ? `“${only.name}”` : t.lessons(gone.length)
    return this.#step(
      t.forgotten(what),
      () => this.#backend.lessonsForget({ lessonIds }),
      () => this.#backend.lessonsRestore({ lessonIds }),
      lessonIds.length,
    )
  }

  star(lessons: readonly LessonRow[], favourite: boolean): Promise<void> {
    const lessonIds = idsOf(lessons.filter((lesson) => lesson.favourite !== favourite))
    const set = (favourite: boolean) => this.#backend.lessonsStar({ lessonIds, favourite })
    return this.#step(
      null,
      () => set(favourite),
      () => set(!favourite),
      lessonIds.length,
    )
  }

  tag(lessons: readonly LessonRow[], tag: string, hasIt: boolean): Promise<void> {
    // What stands in the document stays there.
    const free = lessons.filter((lesson) => !lesson.documentTags.includes(tag))
    const lessonIds = idsOf(free.filter((lesson) => lesson.tags.includes(tag) !== hasIt))
    if (lessonIds.length === 0) return Promise.resolve()
    const set = (hasIt: boolean) => this.#backend.lessonsTag({ lessonIds, tag, hasIt })
    const text = (hasIt ? t.tagged : t.untagged)(subject(lessons), tag)
    return this.#step(
      text,
      () => set(hasIt),
      () => set(!hasIt),
      lessonIds.length,
    )
  }

  rename(lesson: LessonRow, name: string): Promise<void> {
    const set = (name: string | null) => this.#backend.lessonRename({ lessonId: lesson.id, name })
    return this.#step(
      null,
      () => set(name),
      () => set(lesson.name),
    )
  }

  move(lessons: readonly LessonRow[], course: string): Promise<void> {
    const own = lessons.filter((lesson) => !lesson.builtIn && lesson.course !== course)
    if (own.length === 0) return Promise.resolve()
    const back = async () => {
      for (const from of own
        .map((lesson) => lesson.course)
        .filter((course, at, all) => all.indexOf(course) === at))
        await this.#backend.lessonsMove({
          lessonIds: idsOf(own.filter((lesson) => lesson.course === from)),
          course: from,
        })
    }
    return this.#step(
      t.moved(subject(own), course === '' ? t.yours : course),
      () => this.#backend.lessonsMove({ lessonIds: idsOf(own), course }),
      back,
      own.length,
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
    const lessonIds = idsOf(lessons)
    return this.#step(
      t.courseRemoved(course, lessons.length),
      async () => {
        await this.#backend.lessonsRemove({ lessonIds })
        await this.#backend.courseRemove({ course })
      },
      async () => {
        if (lessonIds.length === 0) await this.#backend.courseMake({ course })
        await this.#backend.lessonsRestore({ lessonIds })
      },
      // The lessons, and the course itself: an empty one is there or not.
      lessonIds.length === 0 ? 1 : lessonIds.length + 1,
    )
  }

  /** Does `work`, says it, and lets it be undone; of several `parts` also when only some of them were done. */
  async #step(
    said: string | null,
    work: () => Promise<unknown>,
    back: () => Promise<unknown>,
    parts = 1,
  ): Promise<void> {
    const step = {
      run: async () => {
        this.#undo = this.#undo.filter((other) => other !== step)
        step.forget()
        await this.#attempt(back)
      },
      forget: () => {},
    }
    const done = await this.#attempt(work)
    if (!done && parts < 2) return
    this.#undo.push(step)
    const text = done ? said : t.halfway
    if (text !== null) step.forget = this.#toasts.show(text, { label: strings.undo, run: step.run })
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

const idsOf = (lessons: readonly LessonRow[]) => lessons.map((lesson) => lesson.id)

/** `“Tea”`, or `3 lessons`. */
function subject(lessons: readonly LessonRow[]): string {
  const [only] = lessons
  return lessons.length === 1 && only ? `“${nameOf(only)}”` : t.lessons(lessons.length)
}
