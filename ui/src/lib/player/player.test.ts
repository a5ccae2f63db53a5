import { describe, expect, it } from 'vitest'
import { createFake, type FakeOptions } from '../../../tests/fake'
import { FakeFrames, FakeSound } from '../../../tests/fake-sound'
import { Player, wordAt, type Utterance } from './player.svelte'

const said = (id: string, ...words: [string, ...string[]][]): Utterance => ({
  id,
  words: words.map(([text, ...syllables]) => ({ text, syllables })),
})
const one = said('s1', ['客户', 'kè', 'hù'], ['，'], ['服务', 'fú', 'wù'])
const two = said('s2', ['你', 'nǐ'], ['好', 'hǎo'])
const mark = said('s0', ['。'])

function make(options: FakeOptions = {}) {
  const backend = createFake(options)
  const sound = new FakeSound()
  const frames = new FakeFrames()
  const speed = { now: 1 }
  const player = new Player(
    backend,
    () => speed.now,
    () => sound,
    frames,
  )
  return { backend, sound, frames, speed, player }
}

describe('wordAt', () => {
  const marks = [
    { word: 0, start: 80, end: 560 },
    { word: 2, start: 680, end: 1160 },
  ]
  it.each([
    [0, -1],
    [80, 0],
    [559, 0],
    [560, -1],
    [600, -1],
    [680, 2],
    [1160, -1],
    [9999, -1],
  ])('at %d ms word %d sounds', (time, word) => expect(wordAt(marks, time)).toBe(word))
})

describe('the player', () => {
  it('lights the word that the clock of the sound is at', async () => {
    const { player, sound, frames } = make()
    await player.play([one])
    expect(player.status).toBe('playing')
    expect(player.sentenceId).toBe('s1')
    const seen: number[] = []
    for (const time of [0, 100, 500, 600, 700, 1150, 1200]) {
      sound.time = time
      frames.tick()
      seen.push(player.word)
    }
    expect(seen).toEqual([-1, 0, 0, -1, 2, 2, -1])
  })

  it('goes on with the next utterance, then is silent', async () => {
    const { player, sound, frames } = make()
    await player.play([one, two])
    sound.end()
    await expect.poll(() => player.status === 'playing' && player.sentenceId).toBe('s2')
    sound.end()
    await expect.poll(() => player.status).toBe('idle')
    expect(frames.waiting).toBe(0)
    expect(player.word).toBe(-1)
  })

  it('stops the frames while paused and takes them up again', async () => {
    const { player, sound, frames } = make()
    await player.play([one])
    await player.toggle()
    expect([player.status, sound.playing, frames.waiting]).toEqual(['paused', false, 0])
    await player.toggle()
    expect([player.status, sound.playing, frames.waiting]).toEqual(['playing', true, 1])
  })

  it('steps to the next and previous utterance and not before the first', async () => {
    const { player } = make()
    await player.play([one, two])
    await player.step(1)
    expect(player.sentenceId).toBe('s2')
    await player.step(-1)
    await player.step(-1)
    expect(player.sentenceId).toBe('s1')
    await player.step(1)
    await player.step(1)
    expect(player.status).toBe('idle')
  })

  it('says a part and stops; what it is told to step to outside of it is said alone', async () => {
    const three = said('s3', ['来', 'lái'])
    const four = said('s4', ['去', 'qù'])
    const { player, sound } = make()
    await player.play([one, two, three, four], 1, 2)
    expect(player.sentenceId).toBe('s2')
    sound.end()
    await expect.poll(() => player.status === 'playing' && player.sentenceId).toBe('s3')
    sound.end()
    await expect.poll(() => player.status).toBe('idle')
    await player.play([one, two, three, four], 1, 2)
    await player.step(-1)
    expect(player.sentenceId).toBe('s1')
    sound.end()
    await expect.poll(() => player.status).toBe('idle')
    await player.play([one, two, three, four], 3, 3)
    await player.step(-1)
    expect(player.sentenceId).toBe('s3')
    sound.end()
    await expect.poll(() => player.status).toBe('idle')
  })

  it('repeats the sentence while it is told to', async () => {
    const { player, sound } = make()
    player.loop = true
    await player.play([one, two])
    const loaded = sound.loaded
    sound.end()
    await expect.poll(() => sound.loaded).toBe(loaded + 1)
    expect(player.sentenceId).toBe('s1')
  })

  it('passes over what cannot be said, and begins where it was told to', async () => {
    const { player } = make()
    await player.play([mark, one, two], 2)
    expect(player.queue.map((u) => u.id)).toEqual(['s1', 's2'])
    expect(player.sentenceId).toBe('s2')
    await player.play([mark])
    expect(player.status).toBe('idle')
  })

  it('lets the clip that plays follow the speed, and asks for later ones at that speed', async () => {
    const { player, sound, speed, backend } = make()
    await player.play([one, two])
    speed.now = 0.5
    player.speedChanged()
    expect(sound.rate).toBe(0.5)
    await player.step(1)
    expect(sound.rate).toBe(1)
    const asked = backend.calls.filter((call) => call.name === 'speechSpeak').map((call) => call.args)
    expect(asked.at(-1)).toMatchObject({ rate: 0.5, words: two.words })
  })

  it('asks for the same words once', async () => {
    const { player, backend } = make()
    await player.play([one])
    await player.play([one])
    expect(backend.calls.filter((call) => call.name === 'speechSpeak')).toHaveLength(1)
  })

  it('drops the answer to a wish that was overtaken', async () => {
    const { player, backend } = make()
    const speak = backend.speechSpeak
    let letGo = () => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    backend.speechSpeak = async (args) => {
      if (args.words[0]?.text === '客户') await held
      return speak(args)
    }
    const slow = player.play([one])
    await player.play([two])
    letGo()
    await slow
    expect(player.sentenceId).toBe('s2')
    expect(player.status).toBe('playing')
  })

  it('says what to do when there is no voice, and asks again the next time', async () => {
    const { player, backend } = make({ mute: true })
    await player.play([one])
    expect(player.status).toBe('idle')
    expect(player.failure).toMatchObject({ code: 'noVoice' })
    expect(player.failure?.message).toMatch(/install/i)
    await player.play([one])
    expect(backend.calls.filter((call) => call.name === 'speechSpeak')).toHaveLength(2)
  })
})
