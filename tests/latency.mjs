/**
 * How long it takes from the key to the first sound, in the real window: `node tests/latency.mjs`, after
 * `./dev test e2e` has built the program. Not a test: it needs PulseAudio (`apt install pulseaudio pulseaudio-utils`)
 * and a machine that does nothing else. The sound goes to a sink that nobody hears, and is recorded from there.
 *
 * Printed are milliseconds from the key press, as the page has it, to the first sample above silence, less the silence
 * with which every clip begins.
 */

import { id, inWindow } from './e2e/driver.mjs'
import { openLesson } from './e2e/pages.mjs'
import { missing, withSoundCard } from './e2e/pulse.mjs'

/** Silence before the first sound of a clip (LEAD_IN in src-tauri/crates/speech/src/tape.rs). */
const LEAD_IN = 80
const TIMES = 5

if (missing) throw new Error(missing)
await withSoundCard((card) =>
  inWindow(
    async (app) => {
      await openLesson(app, 'kèfú')
      await app.script(`addEventListener('keydown', (event) => {
        window.pressed = performance.timeOrigin + event.timeStamp
      }, true)`)
      const silence = () => app.gone(`${id('player')}[data-status="playing"]`)

      /** Presses a key and says how long the sound took. */
      const measure = async (...keys) => {
        const heard = card.onset()
        await app.keys(...keys)
        return (await heard) - (await app.script('return window.pressed')) - LEAD_IN
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
    { env: card.env },
  ),
)
