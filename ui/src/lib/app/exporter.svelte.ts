/** Giving lessons out: which, as what, and where they went. */
import type { Backend } from '../backend/backend'
import type { ExportFormat, Exported } from '../backend/contract'

export interface Exporting {
  id: string
  title: string
}

const extensions: Record<ExportFormat, string> = {
  markdown: 'md',
  html: 'html',
  words: 'tsv',
  sentences: 'tsv',
  anki: 'apkg',
}

/** A title as the name of a file. */
export function fileName(title: string): string {
  const name = title
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return name.slice(0, 80).trim() || 'lesson'
}

export class Exporter {
  lessons = $state.raw<readonly Exporting[]>([])
  /** What was chosen last stays chosen. */
  format = $state<ExportFormat>('markdown')
  working = $state(false)
  failure = $state.raw<unknown>(null)
  #backend: Pick<Backend, 'lessonExport' | 'chooseExportFile'>

  constructor(backend: Pick<Backend, 'lessonExport' | 'chooseExportFile'>) {
    this.#backend = backend
  }

  open(lessons: readonly Exporting[]): void {
    this.lessons = lessons
    this.failure = null
  }

  close(): void {
    this.lessons = []
  }

  /** Asks where, and writes; nothing when the learner changes their mind. */
  async write(name: string): Promise<Exported | null> {
    const { format, lessons } = this
    const extension = format === 'markdown' && lessons.length > 1 ? 'zip' : extensions[format]
    this.working = true
    this.failure = null
    try {
      const path = await this.#backend.chooseExportFile(`${fileName(name)}.${extension}`, extension)
      if (!path) return null
      // The dialog has asked whether a file that is there may be replaced.
      const ids = lessons.map((lesson) => lesson.id)
      const written = await this.#backend.lessonExport({ lessons: ids, format, path, replace: true })
      this.close()
      return written
    } catch (error) {
      this.failure = error
      return null
    } finally {
      this.working = false
    }
  }
}
