/**
 * How long it takes from the key to the first sound, in the real window: `node tests/latency.mjs`, after
 * `./dev test e2e` has built the program. Not a test: it needs PulseAudio (`apt install pulseaudio pulseaudio-utils`)
 * and a machine that does nothing else. The sound goes to a sink that nobody hears, and is recorded from there.
 *
 * Printed are milliseconds from the key press, as the page has it, to the first sample above silence, less the silence
 * with which every clip begins.
 */

import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { id, inWindow, until } from './e2e/driver.mjs'
import { openLesson } from './e2e/pages.mjs'

const RATE = 48_000
/** Silence before the first sound of a clip (LEAD_IN in src-tauri/crates/speech/src/tape.rs). */
const LEAD_IN = 80
const TIMES = 5

const now = () => performance.timeOrigin + performance.now()

const folder = await mkdtemp(join(tmpdir(), 'wenxi-latency-'))
const env = { ...process.env, XDG_RUNTIME_DIR: folder, HOME: folder }
const server = `unix:${join(folder, 'native')}`
const modules = [
  `module-native-protocol-unix socket=${join(folder, 'native')} auth-anonymous=1`,
  `module-null-sink sink_name=nobody rate=${RATE}`,
]
const daemon = spawn(
  'pulseaudio',
  ['-n', '--daemonize=no', '--exit-idle-time=-1', ...modules.flatMap((m) => ['-L', m])],
  {
    env,
    stdio: 'ignore',
  },
)
const pulse = { ...env, PULSE_SERVER: server }
const recording = [
  '--raw',
  `--rate=${RATE}`,
  '--channels=1',
  '--format=s16le',
  '--latency-msec=5',
  '-d',
  'nobody.monitor',
]
let recorder
let onset = () => {}

/** Starts the recorder as soon as the server answers; it ends at once while there is none. */
await until('PulseAudio to answer', async () => {
  const attempt = spawn('parecord', recording, { env: pulse, stdio: ['ignore', 'pipe', 'ignore'] })
  const began = await new Promise((resolve) => {
    attempt.once('exit', () => resolve(false))
    attempt.stdout.once('data', () => resolve(true))
  })
  if (began) recorder = attempt
  return began
})
recorder.stdout.on('data', (bytes) => {
  const at = now()
  for (let i = 0; i + 1 < bytes.length; i += 2)
    if (Math.abs(bytes.readInt16LE(i)) > 300) return onset(at - ((bytes.length - i) / 2 / RATE) * 1000)
})

try {
  await inWindow(
    async (app) => {
      await openLesson(app, 'kèfú')
      await app.script(`addEventListener('keydown', (event) => {
        window.pressed = performance.timeOrigin + event.timeStamp
      }, true)`)
      const silence = () => app.gone(`${id('player')}[data-status="playing"]`)

      /** Presses a key and says how long the sound took. */
      const measure = async (...keys) => {
        const heard = new Promise((resolve) => (onset = resolve))
        await app.keys(...keys)
        const at = await heard
        onset = () => {}
        return at - (await app.script('return window.pressed')) - LEAD_IN
      }
      const print = (what, times) => {
        const sorted = [...times].sort((a, b) => a - b)
        console.log(
          what.padEnd(34),
          times.map((time) => time.toFixed(0)).join(' '),
          'median',
          sorted[times.length >> 1].toFixed(0),
        )
      }

      print('the first sound of the window', [await measure('Shift+Space')])
      await silence()
      const fresh = []
      const kept = []
      for (let time = 0; time < TIMES; time += 1) {
        // Another speed is another clip.
        await app.keys('[')
        fresh.push(await measure('Shift+Space'))
        await silence()
        kept.push(await measure('Shift+Space'))
        await silence()
      }
      print('a sentence not heard before', fresh)
      print('the same sentence again', kept)
    },
    { env: { PULSE_SERVER: server } },
  )
} finally {
  recorder.kill()
  daemon.kill()
  await rm(folder, { recursive: true, force: true })
}
