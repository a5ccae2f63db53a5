/** Corrections of readings, as the fake backend keeps them. */
import type { Backend } from '../src/lib/backend/backend'
import type { LessonView, ReadingView, Within } from '../src/lib/backend/contract'
import { sentencesOfLesson } from '../src/lib/text/walk'

export function createFakeCorrections() {
  let made = 0
  let corrected: { id: string; text: string; at: number; pinyin: string; lessonId: string | null }[] = []

  /** The correction of a character in a sentence or in a word, if there is one. */
  const correctionOf = (sentence: string, place: number, word: string, at: number) =>
    corrected.findLast((one) =>
      one.lessonId === null ? one.text === word && one.at === at : one.text === sentence && one.at === place,
    )

  /** What the card says of the readings of a word; 行 alone can be read otherwise. */
  const readingsOf = (word: string, { sentence, at: start, given }: Within): ReadingView[] =>
    [...word].map((character, at) => {
      const author = given.find((reading) => reading.at === start + at)
      const correction = correctionOf(sentence, start + at, word, at)
      const others = character === '行' ? ['háng', 'xíng'] : character === '为' ? ['wéi', 'wèi'] : []
      const shown = correction?.pinyin ?? others.at(-1) ?? ''
      return {
        character,
        shown: author?.pinyin ?? shown,
        source: author ? 'author' : correction ? 'learner' : 'app',
        unsure: !author && !correction && character === '为',
        others: others
          .filter((other) => other !== shown)
          .map((other) => ({ pinyin: other, shown: other, probability: 0.3 })),
        correctionId: correction?.id ?? null,
      }
    })

  /** A lesson as it is read after the corrections. */
  function correct(lesson: LessonView): LessonView {
    for (const { sentence } of sentencesOfLesson(lesson)) {
      const text = sentence.words.map((word) => word.text).join('')
      let place = 0
      for (const word of sentence.words) {
        word.syllables.forEach((syllable, at) => {
          const correction = correctionOf(text, place + at, word.text, at)
          if (correction && syllable.source !== 'author')
            Object.assign(syllable, {
              shown: correction.pinyin,
              citation: correction.pinyin,
              source: 'learner',
              unsure: false,
            })
        })
        place += [...word.text].length
      }
    }
    return lesson
  }

  const commands = {
    readingCorrect: async ({ text, at, pinyin, lessonId }) => {
      corrected.push({ id: `c${(made += 1)}`, text, at, pinyin, lessonId })
      return { correctionId: `c${made}` }
    },
    readingRestore: async ({ correctionId }) => {
      corrected = corrected.filter((one) => one.id !== correctionId)
      return {}
    },
    readingList: async () => ({
      corrections: corrected.map(({ id, text, at, pinyin, lessonId }) => ({
        correctionId: id,
        text,
        at,
        shown: pinyin,
        everywhere: lessonId === null,
      })),
    }),
  } satisfies Partial<Backend>

  return { commands, correct, readingsOf }
}
