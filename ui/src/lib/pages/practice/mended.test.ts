import { describe, expect, it } from 'vitest'
import type { Run } from '../../backend/contract'
import { mistakeOf } from './mended'

const plain = (text: string): Run => ({ type: 'plain', text, lang: 'english', strong: false, code: false })
const chinese = (id: string): Run => ({ type: 'chinese', id, script: 'simplified', words: [], strong: false })

describe('what is said of a mistake', () => {
  it('is its reason, and every right sentence with its English', () => {
    const space = plain(' ')
    const runs = [
      plain('客户服务 is the service.'),
      space,
      chinese('a'),
      space,
      plain('I called.'),
      space,
      chinese('b'),
    ]
    expect(mistakeOf(runs)).toEqual({
      why: [runs[0]],
      ways: [
        { chinese: [runs[2]], english: [runs[4]] },
        { chinese: [runs[6]], english: [] },
      ],
    })
  })

  it('may have no reason, and nothing at all', () => {
    expect(mistakeOf([chinese('a'), plain(' '), plain('So.')]).why).toEqual([])
    expect(mistakeOf([])).toEqual({ why: [], ways: [] })
  })
})
