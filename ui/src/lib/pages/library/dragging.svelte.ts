/**
 * Lessons that are dragged onto a shelf. Pointer events instead of the web's own dragging: the window takes that for files
 * which are dropped from outside.
 */

/** So many pixels make a drag of a press. */
const far = 6

export class Dragging {
  /** Ids of the lessons that are dragged. */
  ids = $state.raw<readonly string[]>([])
  /** Where the pointer is, in pixels of the window. */
  x = $state(0)
  y = $state(0)
  /** The shelf under the pointer, by its name. */
  over = $state<string | null>(null)
  /** A drag has just ended: the click that comes of it means nothing. */
  #ended = false
  #drop: (ids: readonly string[], shelf: string) => void

  constructor(drop: (ids: readonly string[], shelf: string) => void) {
    this.#drop = drop
  }

  /** A press on a lesson, which may become a drag of these. */
  press(event: PointerEvent, ids: readonly string[]): void {
    this.#ended = false
    if (event.button !== 0 || event.pointerType === 'touch') return
    const stop = new AbortController()
    const { signal } = stop
    const end = (dropped: boolean) => {
      stop.abort()
      const { over } = this
      const dragged = this.ids.length > 0
      this.#ended = dragged
      // The click comes at once, or not at all: where it ended on something else.
      setTimeout(() => (this.#ended = false))
      this.ids = []
      this.over = null
      if (dropped && dragged && over !== null) this.#drop(ids, over)
    }
    const move = ({ clientX, clientY }: PointerEvent) => {
      if (this.ids.length === 0 && Math.hypot(clientX - event.clientX, clientY - event.clientY) < far) return
      this.ids = ids
      this.x = clientX
      this.y = clientY
      const under = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-shelf]')
      this.over = under?.dataset['shelf'] ?? null
    }
    window.addEventListener('pointermove', move, { signal })
    window.addEventListener('pointerup', () => end(true), { signal })
    window.addEventListener('pointercancel', () => end(false), { signal })
    window.addEventListener('blur', () => end(false), { signal })
    window.addEventListener(
      'keydown',
      (key) => {
        if (key.key !== 'Escape' || this.ids.length === 0) return
        key.stopPropagation()
        end(false)
      },
      { signal, capture: true },
    )
  }

  /** Whether a click is only the end of a drag. */
  ate(): boolean {
    const ended = this.#ended
    this.#ended = false
    return ended
  }
}
