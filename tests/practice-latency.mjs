/**
 * How long practice keeps the learner waiting, in the real window: from the key that answers to the painted verdict, and
 * from Enter to the painted next item. `node tests/practice-latency.mjs`, after `./dev test e2e` has built the program, or
 * with WENXI_DESKTOP naming one. Not a test: it needs a machine that does nothing else.
 *
 * Printed are milliseconds from the key press, as the page has it, to the frame after the one in which the page shows what
 * follows: by then that one is painted. So a page that needs no time at all is given one frame, and what is one frame more
 * was painted one frame after the key.
 */

import { id, inWindow } from './e2e/driver.mjs'
import { openLesson } from './e2e/pages.mjs'

const TIMES = 60

const report = (what, times) => {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]?.toFixed(1)
  console.log(
    what.padEnd(24),
    `median ${at(0.5)}  p95 ${at(0.95)}  slowest ${sorted.at(-1)?.toFixed(1)}  of ${times.length}`,
  )
}

await inWindow(
  async (app) => {
    await openLesson(app, 'mǎnyìdù')
    await app.click(id('practice-start'))
    await app.find(id('item'))
    await app.script(`
      window.frames = []
      let before = performance.now()
      const frame = (now) => { window.frames.push(now - before); before = now; if (window.frames.length < 60) requestAnimationFrame(frame) }
      requestAnimationFrame(frame)
      addEventListener('keydown', (event) => {
        const pressed = performance.timeOrigin + event.timeStamp
        const shows = () => [
          document.querySelector('${id('item')}')?.dataset.item,
          document.querySelector('${id('verdict')}') !== null,
        ].join()
        const before = shows()
        window.painted = null
        const look = () => {
          if (shows() === before) return requestAnimationFrame(look)
          requestAnimationFrame(() => {
            window.painted = performance.timeOrigin + performance.now() - pressed
          })
        }
        look()
      }, true)`)
    const frames = await app.when('sixty frames', 'return window.frames.length >= 60 && window.frames')
    report('one frame', frames.slice(5))
    const painted = () => app.when('the page to follow', 'return window.painted')
    const verdicts = []
    const items = []
    for (let time = 0; time < TIMES && (await app.count(id('item'))) > 0; time += 1) {
      // "I don't know" is a key for every kind of item, unless a field has the focus.
      await app.script('document.activeElement?.blur()')
      await app.keys('0')
      verdicts.push(await painted())
      await app.keys('Enter')
      if ((await app.count(id('summary'))) > 0) break
      items.push(await painted())
    }
    report('from answer to verdict', verdicts)
    report('from Enter to next item', items)
  },
  { env: { WENXI_VOICE: 'fake' } },
)
