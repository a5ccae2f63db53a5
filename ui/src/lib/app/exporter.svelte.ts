/** Giving lessons out: which, as what, and where they went. */
import type { Backend } from '../backend/backend'
import type { ExportFormat, Exported } from '../backend/contract'
import { strings } from '../strings'
import { fileName } from './file-name'
import { LongWork } from './work.svelte'

export interface Exporting {
  id: string
  title: string
}

const extensions: Record<ExportFormat, string> = {
  markdown: 'md',
  html: 'html',
  book: 'html',
  words: 'tsv',
  sentences: 'tsv',
  anki: 'apkg',
}

type Command =
  'lessonExport' | 'lessonsExport' | 'chooseExportFile' | 'chooseFolder' | 'onNotice' | 'taskCancel'

export class Exporter {
  lessons = $state.raw<readonly Exporting[]>([])
  /** What they are called together. */
  name = $state('')
  /** Why nobody could be asked where. */
  failure = $state.raw<unknown>(null)
  /** How far writing is. */
  readonly work: LongWork<Exported>
  /** What was chosen last stays chosen. */
  #wanted = $state<ExportFormat>('markdown')
  #backend: Pick<Backend, Command>

  constructor(backend: Pick<Backend, Command>) {
    this.#backend = backend
    this.work = new LongWork(backend)
  }

  /** What these lessons can be written as. */
  get formats(): readonly ExportFormat[] {
    return this.lessons.length > 1
      ? ['markdown', 'html', 'book', 'words', 'sentences', 'anki']
      : ['markdown', 'html', 'words', 'sentences', 'anki']
  }

  /** One lesson on one page is a page. */
  get format(): ExportFormat {
    return this.formats.includes(this.#wanted) ? this.#wanted : 'html'
  }

  set format(format: ExportFormat) {
    this.#wanted = format
  }

  /** Asks about these lessons, which are called by this name together. */
  open(lessons: readonly Exporting[], name?: string): void {
    if (this.work.running || lessons.length === 0) return
    const only = lessons.length === 1 ? lessons[0] : undefined
    this.lessons = lessons
    this.name = only?.title ?? name ?? strings.exporting.many(lessons.length)
    this.failure = null
    this.work.clear()
  }

  /** Closes the sheet; what is being written is not kept. */
  close(): void {
    this.work.cancel()
    this.lessons = []
  }

  /** Asks where, and writes: a file for one lesson, into a folder several. Nothing when the learner changes their mind. */
  async write(): Promise<Exported | null> {
    const { format, name } = this
    const lessons = this.lessons.map((lesson) => lesson.id)
    const extension = extensions[format]
    const backend = this.#backend
    this.failure = null
    try {
      if (lessons.length > 1) {
        const folder = await backend.chooseFolder(strings.exporting.chooseFolder)
        if (folder === null) return null
        await this.work.run((task) => backend.lessonsExport({ lessons, format, folder, name, task }))
      } else {
        const path = await backend.chooseExportFile(`${fileName(name)}.${extension}`, extension)
        if (path === null) return null
        // The dialog has asked whether a file that is there may be replaced.
        await this.work.run((task) => backend.lessonExport({ lessons, format, path, replace: true, task }))
      }
    } catch (error) {
      this.failure = error
    }
    if (this.work.result) this.lessons = []
    return this.work.result
  }
}
