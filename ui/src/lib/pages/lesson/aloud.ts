/** What a lesson says when it is read aloud, made of the parts that the program names. */
import type { AloudPart, LessonView, Plain, Sentence, SpokenWord } from '../../backend/contract'
import type { Spot, Utterance } from '../../player/utterance'
import { spokenWords, textsOf } from '../../text/walk'

/** The utterances in order, one for each of `lesson.aloud`. */
export function utterancesOf(lesson: LessonView): Utterance[] {
  const sentences = new Map<string, Sentence>()
  const texts = new Map<string, Plain>()
  const { headword } = lesson
  if (headword) sentences.set(headword.chinese.id, headword.chinese)
  const all = [
    lesson.heading,
    ...(headword ? [headword.gloss] : []),
    ...lesson.sections.flatMap((section) => [section.heading, ...section.blocks.flatMap(textsOf)]),
  ]
  for (const run of all.flat()) {
    if (run.type === 'chinese') sentences.set(run.id, run)
    else if (run.id) texts.set(run.id, run)
  }

  const said = (part: AloudPart): { word: SpokenWord; spot: Spot }[] => {
    if (part.type === 'chinese') {
      const sentence = sentences.get(part.id)
      return sentence
        ? spokenWords(sentence).map((word, at) => ({ word, spot: { id: part.id, word: at } }))
        : []
    }
    const text = texts.get(part.id)?.text.slice(part.from, part.to) ?? ''
    return [...text.matchAll(/\S+\s*|\s+/gu)].map(({ 0: word, index }) => {
      const from = part.from + index
      return {
        word: { text: word, syllables: [] },
        spot: { id: part.id, from, to: from + word.trimEnd().length },
      }
    })
  }

  return lesson.aloud.map(({ english, parts }) => {
    const words = parts.flatMap(said)
    const [first] = parts
    const id = first?.type === 'text' ? `${first.id}:${first.from}` : (first?.id ?? '')
    return {
      // An English sentence that begins with a Chinese word is not that word.
      id: english && first?.type === 'chinese' ? `${id}…` : id,
      words: words.map(({ word }) => word),
      spots: words.map(({ spot }) => spot),
      english,
    }
  })
}
