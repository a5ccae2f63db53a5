/**
 * What the window needs of the program: the commands of the contract, sound, files and the window itself.
 * `tauri.ts` is the real one; tests bring their own.
 */
import type { Api, ErrorCode, ErrorView, Notice } from './contract'

export interface Backend extends Api {
  /** The sound of a clip, as `speechSpeak` named it. */
  fetchClip(id: string): Promise<Blob>
  /** A sound or a picture of a document, by its name. */
  fetchMedia(name: string): Promise<Blob>
  /** Asks for documents to open; absolute paths, none when the learner changes their mind. */
  chooseFiles(): Promise<string[]>
  /** Asks for a folder; an absolute path, nothing when the learner changes their mind. */
  chooseFolder(title: string): Promise<string | null>
  /** Asks where lessons are to be written, as a file of this kind; an absolute path. */
  chooseExportFile(name: string, extension: string): Promise<string | null>
  /** Asks where a backup is to be written; an absolute path. */
  chooseBackupFile(name: string): Promise<string | null>
  /** Asks for the recordings of a voice: a folder, or a zip file. */
  chooseVoice(kind: 'folder' | 'zip'): Promise<string | null>
  /** Asks where a sound file is to be written; an absolute path. */
  chooseAudioFile(name: string, extension: string): Promise<string | null>
  /** Tells of what happens outside the window. Returns how to stop listening. */
  onNotice(listener: (notice: Notice) => void): () => void
  /** Tells of files held over the window and dropped on it. Returns how to stop listening. */
  onFilesDropped(listener: (drop: FileDrop) => void): () => void
  /** Opens an `http(s):` or `mailto:` address in the learner's browser. */
  openExternal(url: string): Promise<void>
  /** Shows a file or a folder where it lies, in the learner's file browser. */
  showInFolder(path: string): Promise<void>
  /** The title of the window. */
  setTitle(title: string): Promise<void>
  /** Full screen, or back. */
  toggleFullScreen(): Promise<void>
}

/** Files that are dragged: held over the window, gone again, or dropped. */
export type FileDrop = { type: 'over' } | { type: 'left' } | { type: 'dropped'; paths: string[] }

const isErrorView = (error: unknown): error is ErrorView =>
  typeof error === 'object' &&
  error !== null &&
  'message' in error &&
  'code' in error &&
  typeof error.message === 'string'

/** The sentence of a failure, whoever reports it: our commands send objects, Tauri itself sends strings. */
export function sentenceOf(error: unknown): string {
  if (isErrorView(error)) return error.message
  if (error instanceof Error) return error.message
  return String(error)
}

/** The code of a failure, where the window acts on it. */
export function codeOf(error: unknown): ErrorCode {
  return isErrorView(error) ? error.code : 'internal'
}
