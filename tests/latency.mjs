/**
 * How long it takes from the key to the first sound, in the real window: `node tests/latency.mjs`, after
 * `./dev test e2e` has built the program. Not a test: it needs PulseAudio (`apt install pulseaudio pulseaudio-utils`)
 * and a machine that does nothing else. The sound goes to a sink that nobody hears, and is recorded from there.
 *
 * Printed are milliseconds from the key press, as the page has it, to the first sample above silence, less the silence
 * with which every clip begins. Every press waits until the sound before is over on the card, and for as long as a learner
 * rests at a sentence (`restsAfter` in the player makes it ready then); the last row is of those who do not rest.
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
      /** Waits until nothing is said and nothing is heard any more. */
      const silence = async () => {
        await app.gone(`${id('player')}[data-status="playing"]`)
        await card.silence(500)
      }
      /** As long as a learner looks at a sentence before they want to hear it. */
      const rest = () => new Promise((resolve) => setTimeout(resolve, 1500))

      /** Presses a key and says how long the sound took. */
      const measure = async (...keys) => {
        const heard = card.onset()
        await app.keys(...keys)
        return (await heard) - (await app.script('return window.pressed')) - LEAD_IN
      }
      const print = (what, times) => {
        const sorted = times.toSorted((a, b) => a - b)
        console.log(
          what.padEnd(52),
          times.map((time) => time.toFixed(0)).join(' '),
          'median',
          sorted[times.length >> 1].toFixed(0),
        )
      }

      await rest()
      print('the first sound of the window', [await measure('Shift+Space')])
      const rested = []
      const kept = []
      const hurried = []
      for (let time = 0; time < TIMES; time += 1) {
        await silence()
        // Another speed is another clip.
        await app.keys('[')
        await rest()
        rested.push(await measure('Shift+Space'))
        await silence()
        kept.push(await measure('Shift+Space'))
        await silence()
        await app.keys('[')
        hurried.push(await measure('Shift+Space'))
      }
      print('a sentence not heard before', rested)
      print('the same sentence again', kept)
      print('one not heard before, at once after another key', hurried)
    },
    { env: card.env },
  ),
)
