/** Short lines about what was just done and can be undone, or about what failed on a page that was left. */

export interface Toast {
  id: number
  text: string
  /** What undoes it, and how the button is called. */
  action?: { label: string; run: () => void | Promise<void> }
}

/** How long a toast stays, milliseconds. */
const stay = 8000

export class Toasts {
  list = $state<Toast[]>([])
  #next = 1

  /** Gives what closes it before its time. */
  show(text: string, action?: Toast['action']): () => void {
    const id = this.#next++
    this.list = [...this.list.slice(-2), action ? { id, text, action } : { id, text }]
    setTimeout(() => this.close(id), stay)
    return () => this.close(id)
  }

  close(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id)
  }
}
