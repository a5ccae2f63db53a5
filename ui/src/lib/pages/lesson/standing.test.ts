import { describe, expect, it } from 'vitest'
import type { LessonView, Sentence } from '../../backend/contract'
import { placeAfter } from './standing'

const sentence = (id: string, text: string): Sentence => ({
  id,
  script: 'simplified',
  strong: false,
  words: [
    {
      text,
      status: 'new',
      syllables: [...text].map((character) => ({
        character,
        shown: 'a',
        citation: 'a',
        spoken: 'a',
        tone: 1,
        source: 'app',
        unsure: false,
      })),
    },
  ],
})

/** A lesson of paragraphs; its sentences are named by their order, as the program names them. */
const lesson = (texts: string) =>
  ({
    sections: [
      {
        id: 's-1',
        heading: [],
        blocks: [...texts].map((text, at) => ({
          type: 'paragraph',
          text: [{ type: 'chinese', ...sentence(`s${at + 1}`, text) }],
        })),
      },
    ],
  }) as unknown as LessonView

describe('a page whose document was edited', () => {
  it.each([
    ['nothing but its end', '甲乙丙', '甲乙丙丁', 's2', 's2'],
    ['what stands above', '甲乙丙', '新甲乙丙', 's2', 's3'],
    ['what stands above, which went', '甲乙丙', '乙丙', 's2', 's1'],
    ['a repeated sentence below', '乙甲乙甲', '乙甲乙甲乙', 's3', 's3'],
    ['a repeated sentence above', '乙甲乙甲', '新乙甲乙甲', 's3', 's4'],
    ['the sentence itself', '甲乙丙', '甲丁丙', 's2', null],
  ])('stays where it was: %s', (_, before, after, was, is) => {
    expect(placeAfter(lesson(before), was, lesson(after))?.sentenceId ?? null).toBe(is)
  })
})
