/** The keys of a lesson. */
import type { Wenxi } from '../../app/wenxi.svelte'
import { strings } from '../../strings'
import type { Reading } from './reading.svelte'

interface Page {
  /** The first sentence on the page. */
  visible: () => string | null
  lookUp: (sentenceId: string, word: number) => Promise<void>
  practise: () => void
  copy: () => void
}

export function bindLessonKeys(wenxi: Wenxi, reading: Reading, page: Page): () => void {
  const { player, cursor, choices, lookup } = wenxi

  const sentence = (by: 1 | -1) => () => {
    const sounding = player.sentenceId
    // A word of the word card is none of the sentences.
    if (sounding && reading.byId.has(sounding)) void player.step(by)
    else reading.stepSentence(cursor, by, page.visible())
  }

  /** The card follows the cursor once it is open. */
  const word = (by: 1 | -1) => () => {
    player.pause()
    reading.stepWord(cursor, by, page.visible())
    if (lookup.wanted && cursor.sentenceId) void page.lookUp(cursor.sentenceId, cursor.word)
  }

  /** The card of the chosen word, else of the first of the chosen sentence; false where nothing is chosen. */
  const openCard = (): Promise<void> | false => {
    const id = cursor.sentenceId
    if (!id) return false
    if (cursor.word < 0) reading.stepWord(cursor, 1, null)
    return page.lookUp(id, cursor.word)
  }

  /** The first press saves, even where no card is open yet; a card that is open says how to go back. */
  const saveWord = (): false | undefined => {
    if (lookup.card) {
      void lookup.toggleSaved()
      return undefined
    }
    const opening = openCard()
    if (opening === false) return false
    void opening.then(() => (lookup.card && !lookup.saved ? lookup.toggleSaved() : undefined))
    return undefined
  }

  return wenxi.keys.bind({
    play: () => {
      if (player.status === 'idle')
        void player.play(reading.utterances, reading.utteranceAt(cursor.sentenceId ?? page.visible()))
      else void player.toggle()
    },
    previousSentence: sentence(-1),
    nextSentence: sentence(1),
    previousWord: word(-1),
    nextWord: word(1),
    wordCard: () => (openCard() === false ? false : undefined),
    saveWord,
    playWord: () => (lookup.play(player) ? undefined : false),
    undoReading: () => (wenxi.corrections.undo() ? undefined : false),
    ruby: () => void (wenxi.announcement = strings.lesson.readingModes[choices.cycleRuby()]),
    tones: () => choices.toggleTones(),
    english: () => choices.toggleEnglish(),
    chinese: () => choices.toggleChinese(),
    uncover: () => reading.uncoverNext(player, cursor),
    practise: page.practise,
    slower: () => wenxi.changeSpeed(-0.05),
    faster: () => wenxi.changeSpeed(0.05),
    loop: () => void (player.loop = !player.loop),
    copyWithReadings: page.copy,
    closeAny: () => {
      if (lookup.wanted) lookup.close()
      else if (player.status !== 'idle' || player.failure) player.close()
      else cursor.set(null)
    },
  })
}
