import { describe, expect, it } from 'vitest'
import type { Run } from '../../backend/contract'
import { explained, isWord } from './explained'

const plain = (text: string): Run => ({ type: 'plain', text, lang: 'english', strong: false, code: false })
const chinese = (text: string): Run => ({
  type: 'chinese',
  id: text,
  script: 'simplified',
  words: [{ text, syllables: [], status: 'new' }],
  strong: false,
})
const space = plain(' ')

describe('what is said after an answer', () => {
  it('is the reason of a mistake, and every right sentence with its English', () => {
    const [why, first, english, second] = [
      plain('It is the service.'),
      chinese('甲'),
      plain('I called.'),
      chinese('乙'),
    ]
    expect(explained([why, space, first, space, english, space, second])).toEqual({
      why: [why],
      lines: [
        { chinese: [first], rest: [english] },
        { chinese: [second], rest: [] },
      ],
    })
  })

  it('does not say again what is shown already', () => {
    const english = plain('We serve you.')
    expect(explained([chinese('我们'), space, english], [chinese('我们')]).lines).toEqual([
      { chinese: [], rest: [english] },
    ])
    expect(explained([chinese('我们')], [chinese('我们')]).lines).toEqual([])
  })

  it('has the reading of a word in its line, however many words it is', () => {
    const reading: Run = {
      type: 'plain',
      text: 'zūnjìng de kèhù',
      lang: 'pinyin',
      strong: false,
      code: false,
    }
    const [word, sentence] = explained([
      chinese('尊敬的客户'),
      space,
      reading,
      space,
      plain('dear customer'),
      chinese('我们'),
      space,
      plain('We serve you.'),
    ]).lines
    expect([word && isWord(word), sentence && isWord(sentence)]).toEqual([true, false])
  })

  it('may be nothing', () => {
    expect(explained([])).toEqual({ why: [], lines: [] })
  })
})
