/** The dictionary and the search of the fake backend. */
import type { Backend } from '../src/lib/backend/backend'
import type { ReadingView, Run, SearchHit, Within, WordCard } from '../src/lib/backend/contract'
import { plainText, sentencesOfLesson } from '../src/lib/text/walk'
import { english, lessons, placesOf } from './fake-lessons'
import { card, cards } from './fake-words'

type Commands = Pick<
  Backend,
  | 'search'
  | 'characterGet'
  | 'characterStrokes'
  | 'wordGloss'
  | 'wordGet'
  | 'wordPlaces'
  | 'wordSave'
  | 'wordUnsave'
>

/** `readingsOf` says how a word is read in its sentence, after the learner's corrections. */
export function createFakeDictionary(readingsOf: (word: string, within: Within) => ReadingView[]): Commands {
  const saved = new Set<string>()
  return {
    search: async ({ query }) => ({
      lessons: lessons
        .flatMap((lesson) =>
          sentencesOfLesson(lesson).map(({ sectionId, sentence }): SearchHit & { text: string } => ({
            lessonId: lesson.id,
            title: lesson.title,
            place: { sectionId, sentenceId: sentence.id },
            mark: '',
            snippet: [{ type: 'chinese', ...sentence }],
            text: plainText([{ type: 'chinese', ...sentence }]),
          })),
        )
        .filter((hit) => hit.text.includes(query))
        .slice(0, 6)
        .map(({ lessonId, title, place, text }) => {
          const at = text.indexOf(query)
          const cut = (part: string, strong: boolean): Run[] =>
            part ? [english(part, { lang: 'chinese', strong })] : []
          return {
            lessonId,
            title,
            place,
            mark: '',
            snippet: [
              ...cut(text.slice(Math.max(0, at - 12), at), false),
              ...cut(query, true),
              ...cut(text.slice(at + query.length, at + 24), false),
            ],
          }
        }),
      words: Object.values(cards)
        .filter((card) => card.word.includes(query) || card.entries[0]?.senses.some((s) => s.includes(query)))
        .map((card) => ({
          word: card.word,
          traditional: card.entries[0]?.traditional ?? card.word,
          shown: card.entries[0]?.shown ?? '',
          gloss: card.entries[0]?.senses.slice(0, 2).join('; ') ?? '',
        })),
    }),

    characterGet: async ({ character }) => ({
      character,
      radical: { character: '月', shown: 'yuè', gloss: 'moon', isWord: true },
      parts: [
        { character: '月', shown: 'yuè', gloss: 'moon', isWord: true },
        { character: '又', shown: 'yòu', gloss: 'again', isWord: true },
      ],
      lookAlike: [{ character: '报', shown: 'bào', gloss: 'to announce', isWord: true }],
      strokes: 2,
    }),
    characterStrokes: async () => ({
      strokes: ['M 100 500 L 900 500 L 900 520 L 100 520 Z', 'M 500 900 L 520 900 L 520 100 L 500 100 Z'],
      medians: [
        [
          [100, 510],
          [900, 510],
        ],
        [
          [510, 900],
          [510, 100],
        ],
      ],
      radStrokes: [0],
    }),
    wordGloss: async ({ word, pinyin }) => ({
      shown: cards[word]?.entries[0]?.shown ?? pinyin?.replaceAll(' ', '') ?? '',
      senses: cards[word]?.entries[0]?.senses ?? [],
      hsk: cards[word]?.hsk ?? null,
    }),
    wordGet: async ({ word, pinyin, within }): Promise<WordCard> => {
      const characters = [...word].map((character) => ({
        character,
        pinyin: pinyin ?? '',
        shown: pinyin ?? '',
        gloss: '',
      }))
      const known = cards[word] ?? card(word, { characters })
      const seen = placesOf(word)
      return {
        ...known,
        saved: saved.has(word),
        readings: within ? readingsOf(word, within) : [],
        seenIn: seen.slice(0, 3),
        seenElsewhere: seen.length > 3,
      }
    },
    wordPlaces: async ({ word, from }) => {
      const seen = placesOf(word)
      return { places: seen.slice(from, from + 4), all: seen.length }
    },
    wordSave: async ({ word }) => {
      saved.add(word)
      return { saved: true }
    },
    wordUnsave: async ({ word }) => {
      saved.delete(word)
      return { saved: false }
    },
  }
}
