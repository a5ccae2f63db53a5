/** Looking up words of a lesson, by pointing and by keys; what may be asked for next is asked for before. */
import type { LookedUp } from '../../app/lookup.svelte'
import type { Wenxi } from '../../app/wenxi.svelte'
import { strings } from '../../strings'
import { readingOf } from '../../text/ruby'
import type { Reading } from './reading.svelte'

export interface LookingUp {
  /** Opens the card of a word; nothing for what is no Chinese. */
  lookUp: (sentenceId: string, index: number) => Promise<void>
  /** The card of the word at the cursor, and of the one behind it, may be wanted soon. */
  prepareAround: (sentenceId: string | null, index: number) => void
  /** The word of an element of the page, and its reading there. */
  wordOf: (element: HTMLElement) => { word: string; pinyin: string } | null
  clicked: (event: MouseEvent) => void
  pressed: (event: PointerEvent) => void
}

export function lookingUp(wenxi: Wenxi, reading: Reading, page: () => HTMLElement): LookingUp {
  const { cursor, lookup } = wenxi

  function wanted(sentenceId: string, index: number, anchor: HTMLElement | null): LookedUp | null {
    const word = reading.word(sentenceId, index)
    if (!word || word.syllables.length === 0) return null
    const within = reading.within(sentenceId, index)
    return { word: word.text, pinyin: readingOf(word), lessonId: reading.lesson.id, within, anchor }
  }

  function prepare(sentenceId: string, index: number) {
    const word = wanted(sentenceId, index, null)
    if (word) lookup.prepare(word)
  }

  /** The sentence and the word at which a pointer points. */
  function pointedAt({ target }: Event) {
    if (!(target instanceof Element)) return null
    const sentenceId = target.closest<HTMLElement>('[data-sentence]')?.dataset['sentence']
    const word = target.closest<HTMLElement>('[data-word]')?.dataset['word']
    return sentenceId === undefined ? null : { sentenceId, word: word === undefined ? -1 : Number(word) }
  }

  async function lookUp(sentenceId: string, index: number): Promise<void> {
    const anchor = page().querySelector<HTMLElement>(
      `[data-sentence="${CSS.escape(sentenceId)}"] [data-word="${index}"]`,
    )
    const word = wanted(sentenceId, index, anchor)
    if (!word) return
    cursor.set(sentenceId, index)
    await lookup.open(word)
    const { card } = lookup
    const entry = card?.entries[0]
    if (card && entry) wenxi.announcement = strings.word.says(card.word, entry.shown, entry.senses)
  }

  return {
    lookUp,

    prepareAround(sentenceId, index) {
      if (sentenceId === null) return
      if (index >= 0) prepare(sentenceId, index)
      const next = reading.wordBeside(sentenceId, index, 1)
      if (next) prepare(next.sentenceId, next.word)
    },

    wordOf(element) {
      const sentenceId = element.closest<HTMLElement>('[data-sentence]')?.dataset['sentence'] ?? null
      const word = reading.word(sentenceId, Number(element.dataset['word']))
      return word ? { word: word.text, pinyin: readingOf(word) } : null
    },

    clicked(event) {
      const at = document.getSelection()?.isCollapsed === false ? null : pointedAt(event)
      if (!at) return
      if (at.word >= 0) void lookUp(at.sentenceId, at.word)
      else cursor.set(at.sentenceId)
    },

    // A click is heard when the button is let go.
    pressed(event) {
      const at = pointedAt(event)
      if (at && at.word >= 0) prepare(at.sentenceId, at.word)
    },
  }
}
