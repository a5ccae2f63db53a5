import { describe, expect, it } from 'vitest'
import { createFake, type FakeOptions } from '../../../tests/fake'
import { FakeMachine, FakeSound } from '../../../tests/fake-sound'
import { Player, type PlayerChoices } from './player.svelte'
import { wordAt, type Utterance } from './utterance'

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
  const machine = new FakeMachine(sound)
  const choices: PlayerChoices = { rate: 1, after: 'goOn', longLeadIn: false }
  const player = new Player(backend, () => choices, machine)
  const isSaying = (id: string) => player.status === 'playing' && player.sentenceId === id
  return { backend, sound, frames: machine, machine, choices, player, isSaying }
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

describe('the player that has not begun yet', () => {
  /** A voice that is slow: the clip comes when the test says so. */
  function slow() {
    const made = make()
    const speak = made.backend.speechSpeak
    let arrive = () => {}
    made.backend.speechSpeak = async (args) => {
      await new Promise<void>((come) => (arrive = come))
      return speak(args)
    }
    return { ...made, arrive: () => arrive() }
  }

  it.each(['toggle', 'pause'] as const)('is silenced by %s', async (way) => {
    const { player, sound, arrive } = slow()
    const playing = player.play([one])
    expect(player.status).toBe('loading')
    await player[way]()
    expect(player.status).toBe('idle')
    arrive()
    await playing
    expect([player.status, sound.playing]).toEqual(['idle', false])
  })
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
    await player.play([one, two])
    player.loop = true
    const loaded = sound.loaded
    sound.end()
    await expect.poll(() => sound.loaded).toBe(loaded + 1)
    expect(player.sentenceId).toBe('s1')
  })

  it('does not repeat what is begun after a loop that was left on', async () => {
    const { player, sound } = make()
    await player.play([one, two])
    player.loop = true
    // Another sentence of the same text is what one practises there.
    await player.play([one, two], 1)
    expect(player.loop).toBe(true)
    await player.play([said('word:客户', ['客户', 'kè', 'hù'])])
    expect(player.loop).toBe(false)
    sound.end()
    await expect.poll(() => player.status).toBe('idle')
    await player.play([one, two])
    player.loop = true
    player.close()
    await player.play([one, two])
    expect(player.loop).toBe(false)
  })

  describe('with a sentence that is too long', () => {
    const long = said('s3', ['很长', 'hěn', 'cháng'])
    function refusing() {
      const made = make()
      const speak = made.backend.speechSpeak
      made.backend.speechSpeak = async (args) => {
        if (args.words[0]?.text === '很长') throw { code: 'invalid', message: 'This passage is too long.' }
        return speak(args)
      }
      return made
    }

    it('goes past it, and says why', async () => {
      const { player, sound, isSaying } = refusing()
      await player.play([one, long, two])
      sound.end()
      await expect.poll(() => isSaying('s2')).toBe(true)
      expect(player.failure?.message).toBe('This passage is too long.')
      await player.step(-1)
      expect([player.sentenceId, player.status]).toEqual(['s1', 'playing'])
      await player.step(1)
      expect(player.sentenceId).toBe('s2')
      await player.repeat()
      expect(player.failure).toBe(null)
    })

    it('is silent where nothing follows it', async () => {
      const { player, sound } = refusing()
      await player.play([one, long])
      sound.end()
      await expect.poll(() => player.failure?.code).toBe('invalid')
      expect(player.status).toBe('idle')
      await player.play([one, long, two], 1, 1)
      expect([player.status, player.failure?.code]).toEqual(['idle', 'invalid'])
    })
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
    const { player, sound, choices, backend } = make()
    await player.play([one, two])
    choices.rate = 0.5
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

  it('falls silent in the frame in which a selection ends, and begins where it begins', async () => {
    const { player, sound, frames } = make()
    const long = said('s1', ['客户', 'kè', 'hù'], ['服务', 'fú', 'wù'], ['很', 'hěn'], ['好', 'hǎo'])
    await player.play([long, two], 0, 0, { from: 1, to: 2 })
    // The marks of the fake voice: 80, 560, 1040, 1280, 1520.
    expect(sound.time).toBe(561)
    sound.time = 1279
    frames.tick()
    expect([player.word, sound.playing]).toEqual([2, true])
    sound.time = 1280
    frames.tick()
    expect([player.status, sound.playing]).toEqual(['idle', false])
  })

  it('says a selection again and again while it is told to', async () => {
    const { player, sound, frames, isSaying } = make()
    await player.play([one, two], 0, 1, { from: 2, to: 0 })
    player.loop = true
    sound.end()
    await expect.poll(() => isSaying('s2')).toBe(true)
    sound.time = 400
    frames.tick()
    await expect.poll(() => isSaying('s1')).toBe(true)
    expect(sound.time).toBe(650)
  })

  it('repeats a passage from one word to another until it is told to stop', async () => {
    const { player, sound, frames, isSaying } = make()
    await player.play([one, two])
    sound.time = 700
    frames.tick()
    await player.markPassage()
    expect(player.passage).toEqual({ from: { at: 0, word: 2 }, to: null })
    sound.end()
    await expect.poll(() => isSaying('s2')).toBe(true)
    sound.time = 100
    frames.tick()
    await player.markPassage()
    expect(isSaying('s1')).toBe(true)
    expect(sound.time).toBe(650)
    sound.end()
    await expect.poll(() => isSaying('s2')).toBe(true)
    sound.time = 330
    frames.tick()
    await expect.poll(() => isSaying('s1')).toBe(true)
    await player.markPassage()
    expect(player.passage).toBeNull()
  })

  it('puts the ends of a passage in order', async () => {
    const { player, sound, frames } = make()
    await player.play([one, two], 1)
    sound.time = 100
    frames.tick()
    await player.markPassage()
    await player.step(-1)
    await player.markPassage()
    expect(player.passage).toEqual({ from: { at: 0, word: 0 }, to: { at: 1, word: 0 } })
  })

  it('gives the learner time to repeat, as long as the sentence and a little more', async () => {
    const { player, sound, machine, choices, isSaying } = make()
    choices.after = 'repeat'
    await player.play([one, two])
    sound.end()
    // 1080 ms from the first word to the last.
    expect([player.status, player.turn, player.sentenceId]).toEqual(['turn', 1896, 's1'])
    machine.pass(1895)
    expect(player.status).toBe('turn')
    machine.pass(1)
    await expect.poll(() => isSaying('s2')).toBe(true)
    sound.end()
    expect(player.status).toBe('idle')
  })

  it('waits for the learner, where that was chosen, and Space goes on', async () => {
    const { player, sound, machine, choices, isSaying } = make()
    choices.after = 'wait'
    await player.play([one, two])
    sound.end()
    machine.pass(1_000_000)
    expect([player.status, player.turn]).toEqual(['turn', null])
    await player.toggle()
    await expect.poll(() => isSaying('s2')).toBe(true)
  })

  it('says each sentence twice for shadowing, the second time to speak along', async () => {
    const { player, sound, machine, choices, isSaying } = make()
    choices.after = 'shadow'
    await player.play([one, two])
    const heard: [string | null, boolean][] = []
    for (let times = 0; times < 4; times += 1) {
      await expect.poll(() => player.status).toBe('playing')
      heard.push([player.sentenceId, player.again])
      sound.end()
      machine.pass(700)
    }
    expect(heard).toEqual([
      ['s1', false],
      ['s1', true],
      ['s2', false],
      ['s2', true],
    ])
    expect(isSaying('s2')).toBe(false)
    expect(player.status).toBe('idle')
  })

  it('lets a turn be stopped: then the learner has all the time they want', async () => {
    const { player, sound, machine, choices } = make()
    choices.after = 'repeat'
    await player.play([one, two])
    sound.end()
    player.pause()
    machine.pass(1_000_000)
    expect([player.status, player.sentenceId]).toEqual(['turn', 's1'])
    player.stop()
    await player.toggle()
    expect(player.status).toBe('idle')
  })

  it('does not make a word by itself an exercise', async () => {
    const { player, sound, choices } = make()
    for (const after of ['repeat', 'wait', 'shadow'] as const) {
      choices.after = after
      await player.play([one])
      sound.end()
      expect(player.status).toBe('idle')
    }
  })

  it('says the sentence again from its beginning', async () => {
    const { player, sound } = make()
    await player.play([one, two], 1)
    sound.time = 300
    await player.repeat()
    expect([player.sentenceId, sound.time, player.status]).toEqual(['s2', 0, 'playing'])
    player.stop()
    await player.repeat()
    expect(player.status).toBe('idle')
  })

  it('falls silent after the sentence in which the time is over, and can go on', async () => {
    const { player, sound, machine, isSaying } = make()
    await player.play([one, two, said('s3', ['来', 'lái'])])
    player.sleepIn(10)
    sound.end()
    await expect.poll(() => isSaying('s2')).toBe(true)
    machine.pass(600_000)
    expect(player.status).toBe('playing')
    sound.end()
    expect([player.status, player.turn, player.sleepAt]).toEqual(['turn', null, null])
    await player.toggle()
    await expect.poll(() => isSaying('s3')).toBe(true)
  })

  it('forgets a time that ran out in silence', async () => {
    const { player, sound, machine, isSaying } = make()
    await player.play([one])
    player.sleepIn(10)
    player.stop()
    machine.pass(1_800_000)
    await player.play([one, two])
    expect(player.sleepAt).toBeNull()
    sound.end()
    await expect.poll(() => isSaying('s2')).toBe(true)
  })

  it('wakes wireless headphones with silence, but only after silence', async () => {
    const { player, sound, machine, choices, isSaying } = make()
    await player.play([one, two])
    expect(sound.leadIn).toBe(0)
    player.stop()
    choices.longLeadIn = true
    machine.pass(3999)
    await player.play([one, two])
    expect(sound.leadIn).toBe(0)
    player.stop()
    machine.pass(4001)
    await player.play([one, two])
    expect(sound.leadIn).toBe(500)
    sound.end()
    await expect.poll(() => isSaying('s2')).toBe(true)
    expect(sound.leadIn).toBe(0)
  })

  it('says English, and knows where its words stand', async () => {
    const { player, sound, frames } = make()
    const english: Utterance = {
      id: 'e1:0',
      english: true,
      words: [
        { text: 'A ', syllables: [] },
        { text: '客户', syllables: ['kè', 'hù'] },
      ],
      spots: [
        { id: 'e1', from: 0, to: 1 },
        { id: 's9', word: 3 },
      ],
    }
    await player.play([english, mark])
    expect(player.queue).toEqual([english])
    sound.time = 300
    frames.tick()
    expect(player.spot).toEqual({ id: 's9', word: 3 })
  })

  it('says whose voice it was', async () => {
    const { player } = make()
    await player.play([one])
    expect(player.voice).toBe('Fake')
  })

  it('says what to look at when the sound is gone in the middle', async () => {
    const { player, sound } = make()
    await player.play([one, two])
    sound.onFailed(null)
    expect(player.status).toBe('idle')
    expect(player.failure).toEqual({ code: 'internal', message: '' })
  })
})
