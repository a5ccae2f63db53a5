/** Long work that goes on wherever the learner goes. The page that began it shows it; elsewhere the corner does. */
import type { Backend } from '../backend/backend'
import type { AudioWritten, LibraryMoved, OptimisedView, VoicesView } from '../backend/contract'
import { LongWork } from './work.svelte'

export class Works {
  /** A lesson is written to a sound file. */
  readonly audio: LongWork<AudioWritten>
  /** The learner's documents move to another folder. */
  readonly moving: LongWork<LibraryMoved>
  /** A recorded voice is added. */
  readonly voice: LongWork<VoicesView>
  /** The schedule is fitted to the learner's reviews. */
  readonly fitting: LongWork<OptimisedView>

  constructor(backend: Pick<Backend, 'onNotice' | 'taskCancel'>) {
    this.audio = new LongWork(backend)
    this.moving = new LongWork(backend)
    this.voice = new LongWork(backend)
    this.fitting = new LongWork(backend)
  }
}
