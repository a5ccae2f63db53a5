import { afterEach, expect, it, vi } from 'vitest'
import { hanOf, prepareFaces } from './faces'

afterEach(() => vi.restoreAllMocks())

it('finds every Chinese character of a card once', () =>
  expect(hanOf({ word: '客户', parts: [{ text: '客', pinyin: 'kè' }, null, '户口'] })).toBe('客户口'))

it('asks for faces of the face that is chosen once the page is painted', async () => {
  const asked: string[][] = []
  const load = (font: string, text: string) => (asked.push([font, text]), Promise.reject(new Error()))
  Object.defineProperty(document, 'fonts', { value: { load }, configurable: true })
  document.documentElement.style.setProperty('--chinese', "'LXGW WenKai', serif")
  prepareFaces('')
  prepareFaces('客户')
  expect(asked).toEqual([])
  await vi.waitFor(() => expect(asked).toEqual([["1rem 'LXGW WenKai'", '客户']]))
  Reflect.deleteProperty(document, 'fonts')
})
