import { describe, expect, it } from 'vitest'
import { findToneless, toneless } from './toneless'

it.each([
  ['kèhù fúwù', 'kehufuwu'],
  ['Xī’ān', 'xian'],
  ['huìlǜ', 'huilu'],
  ['客户 服务', '客户服务'],
])('%s is typed as %s', (text, typed) => expect(toneless(text)).toBe(typed))

describe('findToneless', () => {
  const title = 'kèhù fúwù: 客户服务 - Customer Service'
  it.each([
    ['fuwu', 'fúwù'],
    ['kehufuwu', 'kèhù fúwù'],
    ['Kèhù', 'kèhù'],
    ['客户服务', '客户服务'],
    ['customerservice', 'Customer Service'],
  ])('finds %s as %s', (wanted, found) => {
    const at = findToneless(title, wanted)
    expect(at && title.slice(at.start, at.end)).toBe(found)
  })
  it.each(['', '  ', 'nihao'])('finds no “%s”', (wanted) => expect(findToneless(title, wanted)).toBeNull())
  it('counts in characters that are decomposed, too', () => {
    const text = 'a\u0300bc 𠮷d'
    const at = findToneless(text, '𠮷d')
    expect(at && text.slice(at.start, at.end)).toBe('𠮷d')
  })
})
