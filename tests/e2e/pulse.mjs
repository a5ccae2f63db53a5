/**
 * A sound card in memory: PulseAudio with one sink that nobody hears, and a recorder that hears it.
 */

import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { until } from './driver.mjs'
import { end, start } from './processes.mjs'

/** Samples a second, on one channel, 16 bits each. */
export const RATE = 48_000
/** What is quieter is silence: eSpeak's breaths and the resampler leave a little. */
const SILENT = 300

/** Why there is no sound card here; nothing where there is. */
export const missing = ['pulseaudio', 'parecord'].some(
  (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error,
)
  ? 'PulseAudio is not installed (apt install pulseaudio pulseaudio-utils)'
  : undefined

/** Starts the card, hands it to `body`, and puts it away. */
export const withSoundCard = (body) =>
  inFolder(async (folder) => {
    const card = new SoundCard(folder)
    try {
      await card.open()
      return await body(card)
    } finally {
      await card.close()
    }
  })

/** Hands `body` what makes a program find PulseAudio, and no sound card in it. */
export const withoutSoundCard = (body) =>
  inFolder(async (folder) => {
    const daemon = startDaemon(folder)
    const env = { PULSE_SERVER: server(folder) }
    try {
      await until(
        'PulseAudio to answer',
        () => spawnSync('pactl', ['info'], { env: { ...process.env, ...env } }).status === 0,
      )
      return await body(env)
    } finally {
      await end(daemon)
    }
  })

async function inFolder(body) {
  const folder = await mkdtemp(join(tmpdir(), 'wenxi-pulse-'))
  try {
    return await body(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const server = (folder) => `unix:${join(folder, 'native')}`

/** PulseAudio with a folder of its own, and with these modules beside the one that lets programs in. */
function startDaemon(folder, ...others) {
  const entrance = `module-native-protocol-unix socket=${join(folder, 'native')} auth-anonymous=1`
  const modules = [entrance, ...others].flatMap((module) => ['-L', module])
  const env = { ...process.env, XDG_RUNTIME_DIR: folder, HOME: folder }
  return start('pulseaudio', ['-n', '--daemonize=no', '--exit-idle-time=-1', ...modules], {
    env,
    stdio: 'ignore',
  })
}

class SoundCard {
  #folder
  #daemon
  #recorder
  /** Called with the samples that came and the time of the first of them. */
  #listeners = new Set()
  #heard = []

  constructor(folder) {
    this.#folder = folder
  }

  /** What the program needs to find the card. */
  get env() {
    return { PULSE_SERVER: server(this.#folder) }
  }

  async open() {
    this.#daemon = startDaemon(this.#folder, `module-null-sink sink_name=nobody rate=${RATE}`)
    const recording = [
      '--raw',
      `--rate=${RATE}`,
      '--channels=1',
      '--format=s16le',
      '--latency-msec=5',
      '-d',
      'nobody.monitor',
    ]
    // It ends at once while the server does not answer yet.
    this.#recorder = await until('PulseAudio to answer', async () => {
      const attempt = spawn('parecord', recording, {
        env: { ...process.env, ...this.env },
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      const began = await new Promise((resolve) => {
        attempt.once('exit', () => resolve(false))
        attempt.stdout.once('data', () => resolve(true))
      })
      return began && attempt
    })
    this.#recorder.stdout.on('data', (bytes) => this.#take(bytes))
  }

  #take(bytes) {
    const now = performance.timeOrigin + performance.now()
    const samples = new Int16Array(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~1)),
    )
    this.#heard.push(samples)
    for (const listener of this.#listeners) listener(samples, now - (samples.length / RATE) * 1000)
  }

  /** The time (ms) at which the next sound begins that is no silence; an error when none comes. */
  onset(patience = 10_000) {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer)
        this.#listeners.delete(listener)
      }
      const listener = (samples, at) => {
        const first = samples.findIndex((sample) => Math.abs(sample) > SILENT)
        if (first < 0) return
        end()
        resolve(at + (first / RATE) * 1000)
      }
      const timer = setTimeout(() => {
        end()
        reject(new Error(`nothing was heard for ${patience / 1000} s`))
      }, patience)
      this.#listeners.add(listener)
    })
  }

  /** Forgets what was heard so far. */
  clear() {
    this.#heard = []
  }

  /** What was heard since then, from the first to the last sound. */
  heard() {
    const all = new Int16Array(this.#heard.reduce((length, samples) => length + samples.length, 0))
    let at = 0
    for (const samples of this.#heard) {
      all.set(samples, at)
      at += samples.length
    }
    return sounding(all)
  }

  /** Waits until so much silence (ms) was heard at a stretch, from now on. */
  silence(length) {
    return new Promise((resolve) => {
      let quiet = 0
      const listener = (samples) => {
        const last = samples.findLastIndex((sample) => Math.abs(sample) > SILENT)
        quiet = last < 0 ? quiet + samples.length : samples.length - 1 - last
        if (quiet < (length * RATE) / 1000) return
        this.#listeners.delete(listener)
        resolve()
      }
      this.#listeners.add(listener)
    })
  }

  /** The card is pulled out. */
  async unplug() {
    await end(this.#daemon)
  }

  async close() {
    this.#recorder?.kill()
    await end(this.#daemon)
  }
}

/** From the first to the last sample that is no silence. */
export function sounding(samples) {
  const loud = (sample) => Math.abs(sample) > SILENT
  const first = samples.findIndex(loud)
  return first < 0 ? samples.subarray(0, 0) : samples.subarray(first, samples.findLastIndex(loud) + 1)
}

/** The samples of a WAV file as the program writes it, and how many there are a second. */
export function samplesOf(wav) {
  const bytes = wav.subarray(44)
  return {
    rate: wav.readUInt32LE(24),
    samples: new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~1))),
  }
}

/** Root mean square. */
export const rms = (samples) =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
