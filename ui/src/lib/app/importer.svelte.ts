/** Taking documents in: first a look at what is in them, then keep or cancel. */
import type { Backend } from '../backend/backend'
import type { ImportFile, ImportView } from '../backend/contract'

export type ImportStep = 'closed' | 'looking' | 'found' | 'keeping'

/** Whether keeping a file changes anything. */
export function canKeep(file: ImportFile): boolean {
  return file.outcome.type === 'lesson' && file.outcome.change !== 'same'
}

/** The lessons of these files, as far as they have one. */
export function lessonIds(files: readonly ImportFile[]): string[] {
  return files.flatMap(({ outcome }) =>
    outcome.type === 'lesson' && outcome.lessonId ? [outcome.lessonId] : [],
  )
}

type ImportCommand = 'importPreview' | 'importKeep' | 'importText' | 'openedFilesTake' | 'chooseFiles'

export class Importer {
  step = $state<ImportStep>('closed')
  files = $state.raw<readonly ImportFile[]>([])
  failure = $state.raw<unknown>(null)
  /** Grows when the library has changed. */
  libraryVersion = $state(0)

  #backend: Pick<Backend, ImportCommand>
  #wish = 0
  /** What was given to look at. */
  #paths: string[] = []

  constructor(backend: Pick<Backend, ImportCommand>) {
    this.#backend = backend
  }

  /** Asks for documents, then looks at them. */
  async choose(): Promise<void> {
    const paths = await this.#backend.chooseFiles()
    if (paths.length > 0) await this.look(paths)
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

  async look(paths: string[]): Promise<void> {
    const wish = ++this.#wish
    this.#paths = paths
    this.step = 'looking'
    this.files = []
    this.failure = null
    try {
      const { files } = await this.#backend.importPreview({ paths, task: `import-${wish}` })
      if (wish === this.#wish) this.files = files
    } catch (error) {
      if (wish === this.#wish) this.failure = error
    }
    if (wish === this.#wish) this.step = 'found'
  }

  /** Takes in what can be kept; gives the lessons that are there now. */
  async keep(): Promise<string[]> {
    const chosen = this.files.filter(canKeep).map((file) => file.path)
    const there = lessonIds(this.files.filter((file) => !canKeep(file)))
    if (chosen.length === 0) {
      this.cancel()
      return there
    }
    const wish = ++this.#wish
    this.step = 'keeping'
    try {
      const kept = await this.#backend.importKeep({ paths: this.#paths, chosen, task: `import-${wish}` })
      this.libraryVersion += 1
      const refused = kept.files.filter((file) => file.outcome.type === 'refused')
      if (wish === this.#wish) {
        // What was refused on the way stays open, with the reason.
        this.files = refused
        this.step = refused.length > 0 ? 'found' : 'closed'
      }
      return [...lessonIds(kept.files), ...there]
    } catch (error) {
      if (wish === this.#wish) {
        this.failure = error
        this.step = 'found'
      }
      return []
    }
  }

  /** Makes a lesson of a text. */
  async text(text: string): Promise<ImportView> {
    const view = await this.#backend.importText({ text })
    this.libraryVersion += 1
    return view
  }

  cancel(): void {
    this.#wish += 1
    this.step = 'closed'
    this.files = []
    this.failure = null
  }
}
