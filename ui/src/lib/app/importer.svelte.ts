/** Taking documents in: first a look at what is in them, then keep or cancel; what was kept can be taken back. */
import { SvelteSet } from 'svelte/reactivity'
import type { Backend } from '../backend/backend'
import type { ImportFile, ImportUndone, ImportView, OfferedSchedule } from '../backend/contract'
import { strings } from '../strings'
import { LongWork } from './work.svelte'
import type { Turns } from './works.svelte'

export type ImportStep = 'closed' | 'looking' | 'found' | 'keeping'

/** Whether keeping a document changes anything. A list that is there already may come with new reviews. */
export function canKeep({ outcome }: ImportFile): boolean {
  return outcome.type === 'lesson' && (outcome.change !== 'same' || outcome.reviews > 0)
}

/** The lessons of these documents, as far as they have one. */
export function lessonIds(files: readonly ImportFile[]): string[] {
  return files.flatMap(({ outcome }) =>
    outcome.type === 'lesson' && outcome.lessonId ? [outcome.lessonId] : [],
  )
}

const nothing: ImportView = { files: [], ofCourse: [], passedOver: 0, schedule: null, cancelled: false }

/** The course that all of these documents are in, or one above them; none if there is no such course. */
export function courseOf(files: readonly ImportFile[]): string {
  const [first = [], ...others] = files.map((file) => (file.course === '' ? [] : file.course.split('/')))
  const parts = first.findIndex((part, at) => others.some((other) => other[at] !== part))
  return first.slice(0, parts < 0 ? first.length : parts).join('/')
}

/** What an import did, and by which name it is undone. */
export interface Kept {
  task: string
  /** Lessons that are there now: those that came, and those that were there before. */
  ids: string[]
  /** The course that they are in, or one above it; none if there is no such course. */
  course: string
  /** How many came or changed. */
  added: number
  /** How it ended: whole, stopped by the learner, or by a failure, which keeps what was taken in before. */
  end: 'whole' | 'stopped' | 'failed'
}

type ImportCommand =
  | 'importPreview'
  | 'importKeep'
  | 'importText'
  | 'importUndo'
  | 'openedFilesTake'
  | 'scheduleTake'
  | 'chooseFiles'
  | 'chooseFolder'
  | 'taskCancel'
  | 'onNotice'

export class Importer {
  step = $state<ImportStep>('closed')
  files = $state.raw<readonly ImportFile[]>([])
  /** Files of folders and archives that are no documents. */
  passedOver = $state(0)
  /** Files that say something about their course. */
  ofCourse = $state.raw<readonly string[]>([])
  /** The choices by which a package was studied in Anki, where they are others than here. */
  offered = $state.raw<OfferedSchedule | null>(null)
  /** Whether they are to hold here, too. */
  takesOffered = $state(false)
  /** The documents that are to be kept, by their paths. */
  readonly chosen = new SvelteSet<string>()
  failure = $state.raw<unknown>(null)
  /** The sheet is out of the way while documents are kept. */
  hidden = $state(false)
  /** How far looking or keeping is. */
  work = $state.raw() as LongWork<ImportView>

  #backend: Pick<Backend, ImportCommand>
  #turns: Turns
  #onchange: () => void
  #wish = 0
  /** What was given to look at. */
  #paths: string[] = []
  /** What was given meanwhile, to be looked at once this is done. */
  #waiting: string[] = []

  /** `onchange` is told when the library has changed. */
  constructor(backend: Pick<Backend, ImportCommand>, turns: Turns, onchange: () => void) {
    this.#backend = backend
    this.#turns = turns
    this.#onchange = onchange
    this.work = new LongWork(backend)
  }

  /** Asks for documents, then looks at them. */
  async choose(): Promise<void> {
    const paths = await this.#backend.chooseFiles()
    if (paths.length > 0) await this.look(paths)
  }

  /** Asks for a folder, then looks at what is in it. */
  async chooseFolder(): Promise<void> {
    const path = await this.#backend.chooseFolder(strings.importing.chooseFolder)
    if (path) await this.look([path])
  }

  /** Looks at files that were given to the program from outside, if there are any. */
  async lookAtOpened(): Promise<void> {
    try {
      const { paths } = await this.#backend.openedFilesTake()
      if (paths.length > 0) await this.look(paths)
    } catch (error) {
      this.failure = error
      this.step = 'found'
    }
  }

  async look(given: readonly string[]): Promise<void> {
    const paths = given.filter((path, at) => given.indexOf(path) === at)
    // What is being kept is not given up for something that comes meanwhile.
    if (this.step === 'keeping') {
      this.#waiting.push(...paths)
      this.hidden = false
      return
    }
    if (this.step === 'looking') this.stop()
    const wish = ++this.#wish
    this.#paths = paths
    this.step = 'looking'
    this.#found(nothing)
    this.failure = null
    const work = (this.work = new LongWork(this.#backend))
    await work.run((task) => this.#backend.importPreview({ paths, task }))
    if (wish !== this.#wish) return
    if (work.result) this.#found(work.result)
    this.failure = work.failure
    this.step = 'found'
  }

  /** Chooses a document, or leaves it out. */
  toggle(file: ImportFile): void {
    if (!canKeep(file)) return
    if (!this.chosen.delete(file.path)) this.chosen.add(file.path)
  }

  /** Whether all that can be kept is chosen. */
  get allChosen(): boolean {
    return this.files.filter(canKeep).every((file) => this.chosen.has(file.path))
  }

  /** Chooses all that can be kept; none if all of them are chosen. */
  toggleAll(): void {
    const { allChosen } = this
    this.chosen.clear()
    if (!allChosen) for (const file of this.files.filter(canKeep)) this.chosen.add(file.path)
  }

  /** Takes in what was chosen. */
  async keep(): Promise<Kept> {
    const chosen = this.files.filter((file) => this.chosen.has(file.path)).map((file) => file.path)
    const there = lessonIds(this.files.filter((file) => !canKeep(file)))
    if (chosen.length === 0) {
      this.#close()
      return { task: '', ids: there, course: '', added: 0, end: 'whole' }
    }
    this.#wish += 1
    this.step = 'keeping'
    const work = (this.work = new LongWork(this.#backend))
    let name = ''
    const offered = this.takesOffered ? this.offered : null
    await work.run(async (task) => {
      name = task
      const kept = await this.#backend.importKeep({ paths: this.#paths, chosen, task })
      if (offered && !kept.cancelled) await this.#backend.scheduleTake({ import: task, offered })
      return kept
    })
    this.#onchange()
    const kept = work.result
    const files = kept?.files ?? []
    const refused = files.filter((file) => file.outcome.type === 'refused')
    if (!kept || refused.length > 0) {
      // What was refused on the way stays open, with the reason.
      if (kept) this.#found({ ...kept, files: refused })
      this.failure = work.failure
      this.step = 'found'
      this.hidden = false
    } else this.#close()
    const ids = lessonIds(files)
    const end = !kept ? 'failed' : kept.cancelled ? 'stopped' : 'whole'
    const course = courseOf(files.filter((file) => file.outcome.type === 'lesson'))
    return { task: name, ids: [...ids, ...there], course, added: ids.length, end }
  }

  /** Takes an import back, as much of it as is left. */
  async undo(name: string): Promise<ImportUndone> {
    try {
      return await this.#turns.take(strings.importing.takingBack, (task) =>
        this.#backend.importUndo({ import: name, task }),
      )
    } finally {
      this.#onchange()
    }
  }

  /** Makes a lesson of a text. */
  async text(text: string): Promise<ImportView> {
    const view = await this.#backend.importText({ text })
    this.#onchange()
    return view
  }

  /** Stops looking or keeping. What was kept until then stays. */
  stop(): void {
    this.work.cancel()
  }

  /** Closes the sheet: looking stops, keeping goes on. */
  cancel(): void {
    if (this.step === 'keeping') {
      this.hidden = true
      return
    }
    if (this.step === 'looking') this.stop()
    this.#wish += 1
    this.#close()
  }

  #close(): void {
    this.step = 'closed'
    this.hidden = false
    this.failure = null
    this.#found(nothing)
    const waiting = this.#waiting.splice(0)
    if (waiting.length > 0) void this.look(waiting)
  }

  #found(view: ImportView): void {
    this.files = view.files
    this.passedOver = view.passedOver
    this.ofCourse = view.ofCourse
    this.offered = view.schedule
    this.takesOffered = false
    this.chosen.clear()
    for (const file of view.files.filter(canKeep)) this.chosen.add(file.path)
  }
}
