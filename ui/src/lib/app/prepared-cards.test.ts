import { expect, it } from 'vitest'
import type { WordCard, WordGetArgs } from '../backend/contract'
import { PreparedCards } from './prepared-cards'

const args = (word: string): WordGetArgs => ({ word, pinyin: null, within: null, lessonId: null })

/** Cards of a program whose answers can be changed; what was asked of it. */
function program() {
  const asked: string[] = []
  const state = { saved: false, fails: false }
  const told: WordCard[] = []
  const cards = new PreparedCards(
    ({ word }) => {
      asked.push(word)
      return state.fails
        ? Promise.reject(new Error())
        : Promise.resolve({ word, saved: state.saved } as WordCard)
    },
    (card) => told.push(card),
  )
  return { cards, asked, state, told }
}

it('asks for a card once, however often it may be wanted', async () => {
  const { cards, asked } = program()
  cards.prepare(args('客户'))
  cards.prepare(args('客户'))
  expect(await cards.get(args('客户'))).toBe(cards.known(args('客户')))
  cards.prepare(args('客户'))
  expect(asked).toEqual(['客户'])
})

it('asks again when it is opened, and gives the same card where nothing has changed', async () => {
  const { cards, asked, state } = program()
  const first = await cards.get(args('客户'))
  expect(await cards.get(args('客户'))).toBe(first)
  state.saved = true
  expect(await cards.get(args('客户'))).toMatchObject({ saved: true })
  expect(cards.known(args('客户'))).toMatchObject({ saved: true })
  expect(asked).toHaveLength(3)
})

it('tells what is wrong to who opens it, and asks anew the next time', async () => {
  const { cards, state } = program()
  state.fails = true
  cards.prepare(args('客户'))
  await expect(cards.get(args('客户'))).rejects.toThrow()
  state.fails = false
  expect(await cards.get(args('客户'))).toMatchObject({ word: '客户' })
})

it('keeps those of an evening, and forgets what was asked for first', async () => {
  const { cards } = program()
  for (let n = 0; n < 201; n += 1) await cards.get(args(`${n}`))
  expect(cards.known(args('0'))).toBeUndefined()
  expect(cards.known(args('1'))).toBeDefined()
})

it('tells of a card that is not known so, once', async () => {
  const { cards, state, told } = program()
  await cards.get(args('客户'))
  await cards.get(args('客户'))
  expect(told).toHaveLength(1)
  state.saved = true
  await cards.get(args('客户'))
  expect(told.map((card) => card.saved)).toEqual([false, true])
})
