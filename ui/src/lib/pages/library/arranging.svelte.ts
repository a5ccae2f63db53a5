/** What can be done with lessons and courses from the menus, the keys and the bar: the questions that come first. */
import { nameOf } from '../../app/lesson-name'
import type { Organiser } from '../../app/organiser.svelte'
import type { Wenxi } from '../../app/wenxi.svelte'
import type { LessonRow } from '../../backend/contract'
import type { MenuItem } from '../../design/Menu.svelte'
import { strings } from '../../strings'
import type { Asked } from './NameSheet.svelte'
import { isOn, keyOf, sorted, tagsOf, type Shelf } from './shelf'

const t = strings.library

interface Shelved {
  lessons: readonly LessonRow[]
  courses: readonly string[]
}

export class Arranging {
  readonly organiser: Organiser
  readonly nameOf = nameOf
  /** Where the open menu stands; null while none is open. */
  menuAt = $state.raw<DOMRect | null>(null)
  menu = $state.raw<MenuItem[]>([])
  /** What had the focus before the menu. */
  menuOwner: HTMLElement | null = null
  /** The question that is open. */
  asked = $state.raw<Asked | null>(null)

  #wenxi: Wenxi
  #library: () => Shelved

  constructor(wenxi: Wenxi, library: () => Shelved) {
    this.#wenxi = wenxi
    this.#library = library
    this.organiser = wenxi.organiser
  }

  openMenu(lessons: readonly LessonRow[], at: DOMRect): void {
    const [first] = lessons
    if (!first) return
    const starred = lessons.every((lesson) => lesson.favourite)
    const one: MenuItem[] = [
      { key: 'read', label: strings.importing.read, run: () => this.#wenxi.router.lesson(first.id) },
      { key: 'rename', label: t.rename, chord: 'F2', testid: 'rename', run: () => this.askName(lessons) },
    ]
    const many: MenuItem[] = [
      {
        key: 'star',
        label: starred ? t.unfavourite : t.favourite,
        chord: 'F',
        testid: 'star',
        run: () => void this.star(lessons),
      },
      { key: 'tag', label: t.tag, chord: 'T', testid: 'tag', run: () => this.askTag(lessons) },
    ]
    const move: MenuItem = {
      key: 'move',
      label: t.move,
      chord: 'M',
      testid: 'move',
      run: () => this.askMove(lessons),
    }
    const out: MenuItem = {
      key: 'export',
      label: strings.exporting.open,
      chord: 'Ctrl+E',
      testid: 'export',
      run: () => this.export(lessons),
    }
    const remove: MenuItem = {
      key: 'remove',
      label: t.remove,
      chord: 'Delete',
      testid: 'remove',
      run: () => void this.remove(lessons),
    }
    this.#open(at, [
      ...(lessons.length === 1 ? one : []),
      ...many,
      ...(lessons.some((lesson) => !lesson.builtIn) ? [move] : []),
      out,
      remove,
    ])
  }

  /** What can be done with a part of the library as a whole, which is called by this name. */
  openShelfMenu(shelf: Shelf, name: string, at: DOMRect): void {
    const inside = this.#library().lessons.filter((lesson) => isOn(shelf, lesson))
    const out: MenuItem = {
      key: 'export',
      label: strings.exporting.open,
      testid: 'export-shelf',
      run: () => this.export(sorted(inside, 'order'), name),
    }
    this.#open(at, [
      ...(inside.length > 0 ? [out] : []),
      ...(shelf.type === 'course' ? this.#ofCourse(shelf.course, inside) : []),
    ])
  }

  #ofCourse(course: string, inside: readonly LessonRow[]): MenuItem[] {
    return [
      { key: 'rename', label: t.rename, testid: 'rename-course', run: () => this.#askCourseName(course) },
      { key: 'inner', label: t.newCourseIn, run: () => this.askCourse(`${course}/`) },
      {
        key: 'remove',
        label: t.removeCourse,
        testid: 'remove-course',
        run: () => void this.organiser.removeCourse(course, inside),
      },
    ]
  }

  /** Gives lessons out; together they are called by this name. */
  export(lessons: readonly LessonRow[], name?: string): void {
    this.#wenxi.exporter.open(
      lessons.map((lesson) => ({ id: lesson.id, title: nameOf(lesson) })),
      name,
    )
  }

  #open(at: DOMRect, menu: MenuItem[]): void {
    if (menu.length === 0) return
    this.menuOwner = document.activeElement instanceof HTMLElement ? document.activeElement : null
    this.menu = menu
    this.menuAt = at
  }

  /** Makes lessons favourites; when all are, none of them any more. */
  star(lessons: readonly LessonRow[]): Promise<void> {
    return this.organiser.star(lessons, !lessons.every((lesson) => lesson.favourite))
  }

  remove(lessons: readonly LessonRow[]): Promise<void> {
    return lessons.length === 0 ? Promise.resolve() : this.organiser.remove(lessons)
  }

  /** Lessons were dropped on a shelf. */
  drop(ids: readonly string[], shelf: Shelf): void {
    const lessons = this.#library().lessons.filter((lesson) => ids.includes(lesson.id))
    if (shelf.type === 'course') void this.organiser.move(lessons, shelf.course)
    else if (shelf.type === 'own') void this.organiser.move(lessons, '')
    else if (shelf.type === 'tag') void this.organiser.tag(lessons, shelf.tag, true)
    else if (shelf.type === 'favourites') void this.organiser.star(lessons, true)
  }

  askName([lesson]: readonly LessonRow[]): void {
    if (!lesson) return
    this.asked = {
      title: t.renameTitle(lesson.headword || lesson.title),
      label: t.nameOrNothing,
      value: lesson.name ?? '',
      action: t.renameDone,
      choices: [],
      mayBeEmpty: true,
      done: (name) => void this.organiser.rename(lesson, name),
    }
  }

  askTag(lessons: readonly LessonRow[]): void {
    if (lessons.length === 0) return
    const has = (tag: string) => lessons.every((lesson) => lesson.tags.includes(tag))
    this.asked = {
      title: t.tagTitle(lessons.length),
      label: t.tagName,
      value: '',
      action: t.tagDone,
      choices: tagsOf(this.#library().lessons).map(({ tag }) => ({
        name: tag,
        label: `#${tag}`,
        on: has(tag),
        ...(lessons.every((lesson) => lesson.documentTags.includes(tag)) ? { fixed: t.tagInDocument } : {}),
      })),
      mayBeEmpty: false,
      done: (tag) => {
        const plain = tag.replace(/^#/, '').trim().replaceAll(/\s+/g, ' ')
        if (plain !== '') void this.organiser.tag(lessons, plain, !has(plain))
      },
    }
  }

  askMove(lessons: readonly LessonRow[]): void {
    const own = lessons.filter((lesson) => !lesson.builtIn)
    if (own.length === 0) return
    const top = { name: '', label: t.noCourse, on: own.every((lesson) => lesson.course === '') }
    const courses = this.#library().courses.map((course) => ({
      name: course,
      label: course.replaceAll('/', ' › '),
      on: own.every((lesson) => lesson.course === course),
    }))
    this.asked = {
      title: t.moveTitle(own.length),
      label: t.courseName,
      value: '',
      action: t.moveDone,
      choices: [top, ...courses],
      mayBeEmpty: false,
      done: (course) => void this.#moveTo(own, course),
    }
  }

  async #moveTo(lessons: readonly LessonRow[], course: string): Promise<void> {
    const known = course === '' || this.#library().courses.includes(course)
    const target = known ? course : await this.organiser.make(course)
    if (target !== null) await this.organiser.move(lessons, target)
  }

  askCourse(within = ''): void {
    this.asked = {
      title: t.newCourse,
      label: t.courseName,
      value: '',
      action: t.courseDone,
      choices: [],
      mayBeEmpty: false,
      done: (name) => void this.#make(`${within}${name}`),
    }
  }

  async #make(course: string): Promise<void> {
    const made = await this.organiser.make(course)
    if (made !== null) this.#wenxi.shown.set({ shelf: keyOf({ type: 'course', course: made }) })
  }

  #askCourseName(course: string): void {
    this.asked = {
      title: t.renameTitle(course),
      label: t.courseName,
      value: course.split('/').at(-1) ?? '',
      action: t.renameDone,
      choices: [],
      mayBeEmpty: false,
      done: (name) => void this.#renameCourse(course, name),
    }
  }

  async #renameCourse(course: string, name: string): Promise<void> {
    const renamed = await this.organiser.renameCourse(course, name)
    if (renamed !== null) this.#wenxi.shown.set({ shelf: keyOf({ type: 'course', course: renamed }) })
  }
}
