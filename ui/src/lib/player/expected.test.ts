import { describe, expect, it } from 'vitest'
import { createFake } from '../../../tests/fake'
import { FakeMachine, FakeSound } from '../../../tests/fake-sound'
import { Player } from './player.svelte'
import type { Utterance } from './utterance'

const said = (id: string, text: string, syllable: string): Utterance => ({
  id,
  words: [{ text, syllables: [syllable] }],
})
const [one, two] = [said('s1', '你', 'nǐ'), said('s2', '好', 'hǎo')]

function make() {
  const backend = createFake()
  const sound = new FakeSound()
  const machine = new FakeMachine(sound)
  const player = new Player(backend, () => ({ rate: 1, after: 'goOn', longLeadIn: false }), machine)
  const asked = () => backend.calls.filter((call) => call.name === 'speechSpeak').length
  return { sound, machine, player, asked }
}

describe('what may be said next', () => {
  it('is spoken ahead once the learner rests there, and asked for once', async () => {
    const { sound, machine, player, asked } = make()
    player.expect(one)
    expect(asked()).toBe(0)
    machine.pass(400)
    expect(asked()).toBe(1)
    expect([player.status, sound.woken, sound.loaded, sound.prepared]).toEqual(['idle', 1, 0, 0])
    await player.play([one])
    expect(asked()).toBe(1)
  })

  it('is not spoken ahead for who goes on', () => {
    const { machine, player, asked } = make()
    player.expect(one)
    machine.pass(300)
    player.expect(two)
    machine.pass(300)
    expect(asked()).toBe(0)
    player.expect(undefined)
    machine.pass(400)
    expect(asked()).toBe(0)
  })

  it('waits while something is said', async () => {
    const { machine, player, asked } = make()
    await player.play([two])
    player.expect(one)
    machine.pass(400)
    expect(asked()).toBe(1)
  })
})
