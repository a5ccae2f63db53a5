import { describe, expect, it } from 'vitest'
import { fourTones } from './tones'

describe('fourTones', () => {
  it.each([
    ['kè', ['kē', 'ké', 'kě', 'kè'], 4],
    ['lǚ', ['lǖ', 'lǘ', 'lǚ', 'lǜ'], 3],
    ['ma', ['mā', 'má', 'mǎ', 'mà'], 5],
    ['guì', ['guī', 'guí', 'guǐ', 'guì'], 4],
    ['xué', ['xuē', 'xué', 'xuě', 'xuè'], 2],
  ])('sets %s in four tones and knows its own', (syllable, tones, own) => {
    expect(fourTones([syllable])).toEqual([{ tones, own }])
  })

  it('has every syllable once, and no r', () => {
    expect(fourTones(['mā', 'ma', 'r']).map((row) => row.own)).toEqual([1])
  })
})
