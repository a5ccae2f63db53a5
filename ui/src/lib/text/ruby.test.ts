import { describe, expect, it } from 'vitest'
import type { SyllableView, WordView } from '../backend/contract'
import { lineGroups, readingOf, readingParts } from './ruby'

const syllable = (pinyin: string): SyllableView => ({
  character: '字',
  shown: pinyin,
  citation: pinyin,
  spoken: pinyin,
  tone: 1,
  source: 'app',
  unsure: false,
})
const word = (text: string, reading = ''): WordView => ({
  text,
  status: 'new',
  syllables: reading ? reading.split(' ').map(syllable) : [],
})

describe('readingParts', () => {
  const syllables = (...all: [pinyin: string, tone: number, source?: 'app' | 'author'][]) =>
    all.map(([pinyin, tone, source = 'app']) => ({ ...syllable(pinyin), tone, source }))
  const texts = (parts: { text: string }[]) => parts.map((part) => part.text)

  it('is one piece where nothing differs', () =>
    expect(texts(readingParts(syllables(['fú', 2], ['wù', 4]), false))).toEqual(['fúwù']))
  it('parts tones only when they have colours', () =>
    expect(texts(readingParts(syllables(['kè', 4], ['hù', 4], ['mǎn', 3]), true))).toEqual(['kèhù', 'mǎn']))
  it('parts what the author gave from what the app did', () =>
    expect(texts(readingParts(syllables(['kè', 4, 'author'], ['hù', 4]), false))).toEqual(['kè', 'hù']))
})

it('readings are asked for syllable by syllable', () =>
  expect(readingOf(word('西安', 'xī ān'))).toBe('xī ān'))

describe('lineGroups', () => {
  const groups = (...words: WordView[]) =>
    lineGroups(words).map((group) => group.map(({ word: { text } }) => text).join(''))

  it('keeps closing marks with the word before them', () =>
    expect(groups(word('你好', 'nǐ hǎo'), word('，'), word('再见', 'zài jiàn'), word('！'))).toEqual([
      '你好，',
      '再见！',
    ]))
  it('keeps opening marks with the word after them', () =>
    expect(
      groups(word('说', 'shuō'), word('《'), word('红楼梦', 'hóng lóu mèng'), word('》'), word('。')),
    ).toEqual(['说', '《红楼梦》。']))
  it('leaves Latin words free to go to the next line', () =>
    expect(groups(word('中心', 'zhōng xīn'), word('Call'), word(' '), word('Center'))).toEqual([
      '中心',
      'Call',
      ' ',
      'Center',
    ]))
  it('loses nothing and keeps the order', () => {
    const words = ['（', '好', '）', '？', '“', '”', '。', 'a'].map((text) => word(text))
    expect(
      lineGroups(words)
        .flat()
        .map((entry) => entry.index),
    ).toEqual(words.map((_, at) => at))
  })
})
