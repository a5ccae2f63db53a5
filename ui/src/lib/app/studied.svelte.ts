/**
 * Which words were saved or unsaved since the lesson on the page was fetched: its words show it at once, without
 * fetching the lesson again.
 */
import { SvelteMap } from 'svelte/reactivity'
import type { WordStatus, WordView } from '../backend/contract'
import { readingOf } from '../text/ruby'

export class Studied {
  /** Whether a word is saved now, by its characters and the letters of its reading. */
  #changed = new SvelteMap<string, { saved: boolean; at: number }>()
  #changes = 0

  /** How many changes there were: to be asked before a lesson is fetched. */
  get changes(): number {
    return this.#changes
  }

  /** A word was saved to study, or is studied no longer. */
  set(word: string, pinyin: string, saved: boolean): void {
    this.#changed.set(keyOf(word, pinyin), { saved, at: ++this.#changes })
  }

  /** Whether a word is saved, as far as that changed; null where it did not. */
  get(word: string, pinyin: string): boolean | null {
    // Thousands of words ask, most of the time about nothing.
    return this.#changed.size === 0 ? null : (this.#changed.get(keyOf(word, pinyin))?.saved ?? null)
  }

  /** A lesson that was asked for after so many changes has come: it knows of them, but not of those since. */
  forget(changes: number): void {
    for (const [key, { at }] of [...this.#changed]) if (at <= changes) this.#changed.delete(key)
  }

  statusOf(word: WordView): WordStatus {
    if (this.#changed.size === 0) return word.status
    const saved = this.get(word.text, readingOf(word))
    if (saved === null) return word.status
    if (!saved) return 'new'
    return word.status === 'new' ? 'studying' : word.status
  }
}

/** As the program tells words apart: by characters and by letters with their tones, whatever stands between them. */
function keyOf(word: string, pinyin: string): string {
  return `${word}:${pinyin.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase()}`
}
