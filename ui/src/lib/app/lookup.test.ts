import { describe, expect, it } from 'vitest'
import { createFake } from '../../../tests/fake'
import { FakeMachine, FakeSound } from '../../../tests/fake-sound'
import { Player } from '../player/player.svelte'
import { Lookup, type LookedUp } from './lookup.svelte'

const wanted = (word: string, pinyin: string): LookedUp => ({
  word,
  pinyin,
  lessonId: null,
  within: null,
  anchor: null,
})

/** A lookup whose answers come when the test says so. */
function waiting() {
  const backend = createFake()
  const get = backend.wordGet
  const arrivals: (() => void)[] = []
  backend.wordGet = async (args) => {
    await new Promise<void>((come) => arrivals.push(come))
    return get(args)
  }
  const lookup = new Lookup(backend)
  const called = (name: string) => backend.calls.filter((call) => call.name === name).map((call) => call.args)
  return { backend, lookup, called, arrive: () => arrivals.shift()?.() }
}

describe('a card whose next word is still on its way', () => {
  async function between() {
    const all = waiting()
    const first = all.lookup.open(wanted('服务', 'fú wù'))
    all.arrive()
    await first
    void all.lookup.open(wanted('客户', 'kè hù'))
    return all
  }

  it('saves the new word, not the old one', async () => {
    const { lookup, called, arrive } = await between()
    const saving = lookup.toggleSaved()
    expect(called('wordSave')).toEqual([])
    arrive()
    await saving
    expect(called('wordSave')).toMatchObject([{ word: '客户', pinyin: 'kè hù' }])
    expect(lookup.saved).toBe(true)
  })

  it('says the new word', async () => {
    const { lookup, backend, called } = await between()
    const choices = () => ({ rate: 1, after: 'goOn' as const, longLeadIn: false })
    const player = new Player(backend, choices, new FakeMachine(new FakeSound()))
    expect(lookup.play(player)).toBe(true)
    expect(called('speechSpeak')).toMatchObject([{ words: [{ text: '客户', syllables: ['kè', 'hù'] }] }])
  })

  it('says of the old word what is so', async () => {
    const { lookup, arrive } = await between()
    expect(lookup.card?.word).toBe('服务')
    lookup.studied.set('客户', 'kè hù', true)
    expect(lookup.saved).toBe(false)
    arrive()
  })
})
