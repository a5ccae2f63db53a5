/** The keys of a lesson. */
import type { Wenxi } from '../../app/wenxi.svelte'
import { strings } from '../../strings'
import { spokenWords, utteranceOf } from '../../text/walk'
import type { Reading } from './reading.svelte'
import type { SelectedWord } from './selection'

interface Page {
  /** The first sentence on the page. */
  visible: () => string | null
  /** The words that are selected. */
  selected: () => { first: SelectedWord; last: SelectedWord } | null
  lookUp: (sentenceId: string, word: number) => Promise<void>
  practise: () => void
  exportLesson: () => void
  print: () => void
  copy: () => void
}

export function bindLessonKeys(wenxi: Wenxi, reading: Reading, page: Page): () => void {
  const { player, cursor, choices, lookup } = wenxi

  const sentence = (by: 1 | -1) => () => {
    const sounding = player.sentenceId
    // A word of the word card is none of the sentences.
    if (sounding && reading.says(sounding)) void player.step(by)
    else reading.stepSentence(cursor, by, page.visible())
  }

  /** The card follows the cursor once it is open. */
  const word = (by: 1 | -1) => () => {
    player.pause()
    reading.stepWord(cursor, by, page.visible())
    const there = reading.word(cursor.sentenceId, cursor.word)
    // Words cannot have the focus, so nobody else says where the cursor is.
    const shown = there?.syllables.map((syllable) => syllable.shown).join('') ?? ''
    if (there) wenxi.announcement = strings.word.says(there.text, shown, [])
    if (lookup.wanted && cursor.sentenceId) void page.lookUp(cursor.sentenceId, cursor.word)
  }

  /** Says what is selected; false where nothing is. */
  const saySelection = (): boolean => {
    const selected = page.selected()
    if (!selected) return false
    const { utterances } = reading
    const at = ({ sentenceId }: SelectedWord) => utterances.findIndex((u) => u.id === sentenceId)
    const [first, last] = [at(selected.first), at(selected.last)]
    const words = { from: selected.first.word, to: selected.last.word }
    if (first >= 0 && last >= 0) void player.play(utterances, first, last, words)
    else {
      // Words in the middle of English are no utterances of their own.
      const order = reading.placed.map((placed) => placed.sentence)
      const from = order.findIndex((sentence) => sentence.id === selected.first.sentenceId)
      const to = order.findIndex((sentence) => sentence.id === selected.last.sentenceId)
      void player.play(order.slice(from, to + 1).map(utteranceOf), 0, to - from, words)
    }
    return true
  }

  /** Says the selection, else the chosen word, else the chosen sentence, and stops. */
  const sayChosen = () => {
    if (saySelection()) return
    const id = cursor.sentenceId ?? page.visible()
    const sentence = id === null ? undefined : reading.byId.get(id)?.sentence
    if (!sentence) return
    const word = spokenWords(sentence)[cursor.word]
    if (!word) void player.play([utteranceOf(sentence)])
    else
      void player.play([
        { id: `word:${sentence.id}`, words: [word], spots: [{ id: sentence.id, word: cursor.word }] },
      ])
  }

  /** The card of the chosen word, else of the first of the chosen sentence; false where nothing is chosen. */
  const openCard = (): Promise<void> | false => {
    if (!cursor.sentenceId) return false
    if (cursor.word < 0) reading.stepWord(cursor, 1, null)
    // Where the sentence has no words, it is one of the next.
    return page.lookUp(cursor.sentenceId, cursor.word)
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
      if (player.status !== 'idle') void player.toggle()
      else if (!saySelection())
        void player.play(reading.utterances, reading.utteranceAt(cursor.sentenceId ?? page.visible()))
    },
    sayChosen,
    sayAgain: () => (player.status === 'idle' ? false : void player.repeat()),
    loopPassage: () => (player.status === 'idle' ? false : void player.markPassage()),
    previousSentence: sentence(-1),
    nextSentence: sentence(1),
    previousWord: word(-1),
    nextWord: word(1),
    wordCard: () => {
      // Once more on the word whose card is open: into the card.
      const { wanted } = lookup
      const here = reading.word(cursor.sentenceId, cursor.word)?.text
      if (wanted && (cursor.sentenceId === null || here === wanted.word)) return void lookup.enter()
      return openCard() === false ? false : undefined
    },
    saveWord,
    playWord: () => (lookup.play(player) ? undefined : false),
    undoReading: () => (wenxi.corrections.undo() ? undefined : false),
    ruby: () => void (wenxi.announcement = strings.lesson.readingModes[choices.cycleRuby()]),
    tones: () => choices.toggleTones(),
    english: () => choices.toggleEnglish(),
    chinese: () => choices.toggleChinese(),
    uncover: () => {
      const side = !choices.now.showChinese ? 'chinese' : !choices.now.showEnglish ? 'english' : null
      const sounding = player.sentenceId
      const from = sounding && reading.says(sounding) ? sounding : (cursor.sentenceId ?? page.visible())
      return side !== null && reading.uncoverNext(side, from, cursor) ? undefined : false
    },
    practise: page.practise,
    exportLesson: page.exportLesson,
    print: page.print,
    slower: () => wenxi.changeSpeed(-0.05),
    faster: () => wenxi.changeSpeed(0.05),
    loop: () => void (player.loop = !player.loop),
    copyWithReadings: page.copy,
    closeAny: () => {
      if (player.status !== 'idle' || player.failure) player.close()
      else cursor.set(null)
    },
  })
}
