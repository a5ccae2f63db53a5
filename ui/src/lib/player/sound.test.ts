import { Blob } from 'node:buffer'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFake } from '../../../tests/fake'
import { Clips } from './clips'
import { AudioSound } from './sound'
import { silence, withSilence } from './wav'

/** An audio element that opens its sources when the test says so. */
class FakeAudio extends EventTarget {
  static all: FakeAudio[] = []
  sources: string[] = []
  currentTime = 0
  ended = false
  playbackRate = 1
  defaultPlaybackRate = 1
  preservesPitch = false
  preload = ''
  playing = false
  /** Ends the promise of `play`. */
  reject: (error: Error) => void = () => {}

  constructor() {
    super()
    FakeAudio.all.push(this)
  }
  set src(source: string) {
    this.sources.push(source)
  }
  removed = false
  removeAttribute(name: string): void {
    this.removed ||= name === 'src'
  }
  load(): void {}
  get opened() {
    return this.sources.length
  }
  play(): Promise<void> {
    this.playing = true
    return new Promise((_, reject) => (this.reject = reject))
  }
  pause(): void {
    this.playing = false
    this.reject(new DOMException('The operation was aborted.', 'AbortError'))
  }
  say(event: string): void {
    this.dispatchEvent(new Event(event))
  }
}

const settled = async () => {
  for (let step = 0; step < 10; step += 1) await Promise.resolve()
}
const clip = (name: string) => new globalThis.Blob([name])

describe('the sound', () => {
  beforeEach(() => {
    FakeAudio.all = []
    vi.stubGlobal('Audio', FakeAudio)
  })
  afterEach(() => void vi.unstubAllGlobals())
  const opened = () => FakeAudio.all.map((audio) => audio.opened)

  it('that is paused before it began is no failure', async () => {
    const sound = new AudioSound()
    sound.load(clip('a'), 0)
    const playing = sound.play()
    await settled()
    expect(FakeAudio.all.some((audio) => audio.playing)).toBe(true)
    sound.pause()
    await expect(playing).resolves.toBeUndefined()
  })

  it('that cannot be played is one', async () => {
    const sound = new AudioSound()
    sound.load(clip('a'), 0)
    const playing = sound.play()
    await settled()
    FakeAudio.all.find((audio) => audio.playing)?.reject(new Error('no loudspeaker'))
    await expect(playing).rejects.toThrow('no loudspeaker')
  })

  it('gives an element another source only when it has opened the one before', async () => {
    const sound = new AudioSound()
    for (const name of ['a', 'b', 'c', 'd']) {
      sound.load(clip(name), 0)
      await settled()
    }
    // The fourth takes the place of the first, which is still being opened.
    expect(opened()).toEqual([1, 1, 1])
    for (const audio of FakeAudio.all) audio.say('canplay')
    await settled()
    expect(opened().toSorted()).toEqual([1, 1, 2])
  })

  it('is woken by silence that is not played, in an element that is given up once it is open', async () => {
    const sound = new AudioSound()
    sound.wake()
    await settled()
    const woken = FakeAudio.all.find((audio) => audio.opened > 0)
    expect(woken?.removed).toBe(false)
    woken?.say('canplay')
    expect([woken?.removed, woken?.playing]).toEqual([true, false])
    sound.load(clip('a'), 0)
    await settled()
    expect(woken?.opened).toBe(1)
  })

  it('opens what comes next beside what is heard, and goes on with it', async () => {
    const sound = new AudioSound()
    const [one, two] = [clip('a'), clip('b')]
    sound.load(one, 0)
    sound.prepare(two)
    await settled()
    expect(opened().toSorted()).toEqual([0, 1, 1])
    sound.load(two, 0)
    await settled()
    expect(opened().toSorted()).toEqual([0, 1, 1])
  })

  it('leaves alone what is heard when the same comes next', async () => {
    const sound = new AudioSound()
    const one = clip('a')
    sound.load(one, 0)
    await settled()
    const heard = FakeAudio.all.find((audio) => audio.opened > 0)
    heard?.say('canplay')
    await settled()
    if (heard) heard.currentTime = 1.5
    sound.prepare(one)
    await settled()
    expect(heard?.currentTime).toBe(1.5)
    sound.load(one, 0)
    await settled()
    expect(heard?.currentTime).toBe(0)
  })

  it('is not wound back when it came to its end: WebKit would play it in silence', async () => {
    const sound = new AudioSound()
    const one = clip('a')
    sound.load(one, 0)
    await settled()
    const heard = FakeAudio.all.find((audio) => audio.opened > 0)
    heard?.say('canplay')
    await settled()
    if (heard) Object.assign(heard, { currentTime: 1.5, ended: true })
    sound.load(one, 0)
    await settled()
    expect(heard?.currentTime).toBe(1.5)
  })
})

it('silence is put before a sound, and its header says so', async () => {
  // That of jsdom cannot be read.
  vi.stubGlobal('Blob', Blob)
  const before = silence(200)
  const after = await withSilence(before, 500)
  const header = new DataView(await after.slice(0, 44).arrayBuffer())
  const rate = header.getUint32(24, true)
  expect(after.size - before.size).toBe(rate)
  expect(header.getUint32(40, true)).toBe(after.size - 44)
  expect(header.getUint32(4, true)).toBe(after.size - 8)
  vi.unstubAllGlobals()
})

it('clips that were not heard for long are asked for again, those of late are not', async () => {
  const backend = createFake()
  const clips = new Clips(backend)
  const say = (at: number) => clips.get([{ text: String(at), syllables: ['yī'] }], 1)
  for (let at = 0; at <= 40; at += 1) await say(at)
  const asked = () => backend.calls.filter((call) => call.name === 'speechSpeak').length
  const before = asked()
  await say(40)
  expect(asked()).toBe(before)
  await say(0)
  expect(asked()).toBe(before + 1)
})
