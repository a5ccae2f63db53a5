import { expect, it } from 'vitest'
import type { WordStatus, WordView } from '../backend/contract'
import { Studied } from './studied.svelte'

const word = (text: string, pinyin: string, status: WordStatus): WordView => ({
  text,
  syllables: pinyin.split(' ').map((syllable) => ({
    character: '',
    shown: syllable,
    citation: syllable,
    spoken: syllable,
    tone: 0,
    source: 'app',
    unsure: false,
  })),
  status,
})

it('tells readings of the same characters apart, however they are written', () => {
  const studied = new Studied()
  studied.set('长', 'Zhǎng', true)
  studied.set('西安', 'xī’ān', true)
  expect(studied.statusOf(word('长', 'zhǎng', 'new'))).toBe('studying')
  expect(studied.statusOf(word('长', 'cháng', 'new'))).toBe('new')
  expect(studied.statusOf(word('西安', 'xī ān', 'new'))).toBe('studying')
})

it('goes back, keeps what is known, and forgets when the lesson is fetched anew', () => {
  const studied = new Studied()
  studied.set('好', 'hǎo', false)
  expect(studied.statusOf(word('好', 'hǎo', 'known'))).toBe('new')
  studied.set('好', 'hǎo', true)
  expect(studied.statusOf(word('好', 'hǎo', 'known'))).toBe('known')
  studied.set('好', 'hǎo', false)
  studied.forget(studied.changes)
  expect(studied.statusOf(word('好', 'hǎo', 'studying'))).toBe('studying')
})

it('keeps what changed while the lesson was on its way', () => {
  const studied = new Studied()
  studied.set('好', 'hǎo', true)
  const asked = studied.changes
  studied.set('好', 'hǎo', false)
  studied.forget(asked)
  expect(studied.get('好', 'hǎo')).toBe(false)
})
