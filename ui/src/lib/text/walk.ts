/** Ways through the text of a lesson: its runs, its sentences, its plain characters. */
import type { BlockView, LessonView, Run, SectionView, Sentence, SpokenWord } from '../backend/contract'
import type { Utterance } from '../player/utterance'

/** All texts of a block, in the order of reading. */
export function textsOf(block: BlockView): Run[][] {
  switch (block.type) {
    case 'paragraph':
      return [block.text]
    case 'list':
      return block.items.flatMap((item) => item.flatMap(textsOf))
    case 'table':
      return block.rows.flat()
    case 'fact':
      return [block.label, block.value]
    case 'character':
      return [block.character, block.meaning]
    case 'example':
      return [block.label, block.chinese, block.pinyin, block.english, block.note]
    case 'mistake':
      return [
        block.label,
        block.incorrect,
        block.why,
        ...block.corrects.flatMap((c) => [c.label, c.chinese, c.english, c.note]),
      ]
    case 'bilingualPair':
      return [
        block.topic,
        block.chineseLabel,
        block.englishLabel,
        ...block.rows.flatMap((row) => [row.chinese, row.english]),
      ]
    case 'related':
      return [block.term, block.gloss]
    case 'turn':
      return [block.speaker, block.text, block.english]
    case 'code':
      return []
  }
}

export function sentencesOf(runs: readonly Run[]): Sentence[] {
  return runs.filter((run) => run.type === 'chinese')
}

/** A sentence of a lesson, and the section in which it stands. */
export interface Placed {
  sectionId: string
  sentence: Sentence
}

const speakable = (sentence: Sentence) => sentence.words.some((word) => word.syllables.length > 0)

/** The sentences of a section that can be said: its heading, then its blocks. */
function sentencesOfSection(section: SectionView): Sentence[] {
  return [section.heading, ...section.blocks.flatMap(textsOf)].flatMap(sentencesOf).filter(speakable)
}

/** All sentences of a lesson that can be said, in the order of reading. */
export function sentencesOfLesson(lesson: LessonView): Placed[] {
  return lesson.sections.flatMap((section) =>
    sentencesOfSection(section).map((sentence) => ({ sectionId: section.id, sentence })),
  )
}

export function spokenWords(sentence: Sentence): SpokenWord[] {
  return sentence.words.map((word) => ({
    text: word.text,
    syllables: word.syllables.map((syllable) => syllable.spoken),
  }))
}

export function utteranceOf(sentence: Sentence): Utterance {
  return { id: sentence.id, words: spokenWords(sentence) }
}

export function plainText(runs: readonly Run[]): string {
  return runs
    .map((run) => (run.type === 'chinese' ? run.words.map((word) => word.text).join('') : run.text))
    .join('')
}
