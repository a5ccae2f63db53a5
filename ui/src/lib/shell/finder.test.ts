import { describe, expect, it } from 'vitest'
import type { SearchView } from '../backend/contract'
import { Finder } from './finder.svelte'

const word = (word: string): SearchView => ({
  lessons: [],
  words: [{ word, traditional: '', shown: '', gloss: '' }],
})
const nameOf = (found: Finder['found'][number] | undefined) =>
  found?.type === 'word' ? found.hit.word : found?.type

/** A finder whose answers come when the test says so. */
function make() {
  const asked = new Map<string, (answer: SearchView) => void>()
  const finder = new Finder({ search: ({ query }) => new Promise((answer) => asked.set(query, answer)) })
  let stop = () => {}
  const type = async (query: string) => {
    stop()
    finder.query = query
    stop = finder.follow()
    await expect.poll(() => asked.has(query)).toBe(true)
  }
  const answer = async (query: string) => {
    asked.get(query)?.(word(query))
    await Promise.resolve()
  }
  return { finder, type, answer }
}

describe('choosing while one types', () => {
  it('waits for what is asked now, and never opens what an older question found', async () => {
    const { finder, type, answer } = make()
    await type('tou')
    await answer('tou')
    await type('tousu')
    const chosen: unknown[] = []
    finder.choose((found) => chosen.push(nameOf(found)))
    expect(chosen).toEqual([])
    await answer('tousu')
    expect(chosen).toEqual(['tousu'])
    finder.choose((found) => chosen.push(nameOf(found)))
    expect(chosen).toEqual(['tousu', 'tousu'])
  })

  it('is forgotten by whoever types on', async () => {
    const { finder, type, answer } = make()
    await type('tou')
    const chosen: unknown[] = []
    finder.choose((found) => chosen.push(nameOf(found)))
    await type('tousu')
    await answer('tousu')
    expect(chosen).toEqual([])
  })

  it('finds every page by its name', () => {
    const { finder } = make()
    for (const name of ['Today', 'library', 'PRACTICE', 'prog', 'settings']) {
      finder.query = name
      expect(finder.found.map(nameOf)).toEqual(['page'])
    }
  })
})
