/**
 * How long it takes from the key to the painted word card, in the real window: `node tests/card-latency.mjs`, after
 * `./dev test e2e` has built the program, or with WENXI_DESKTOP naming one. Not a test: it needs a machine that does
 * nothing else.
 *
 * Printed are milliseconds from the key press, as the page has it, to the frame after the one in which the card shows
 * its word: by then the first is painted.
 */

import { id, inWindow } from './e2e/driver.mjs'
import { openLesson } from './e2e/pages.mjs'

const TIMES = 15

await inWindow(async (app) => {
  await openLesson(app, 'kèfú')
  await app.script(`
    let shown = ''
    addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return
      const pressed = performance.timeOrigin + event.timeStamp
      const before = shown
      const look = () => {
        const card = document.querySelector('${id('word-card')}')?.textContent ?? ''
        if (card === '' || card === before) return requestAnimationFrame(look)
        shown = card
        requestAnimationFrame(() => {
          window.painted = performance.timeOrigin + performance.now() - pressed
        })
      }
      look()
    }, true)`)
  const times = []
  for (let time = 0; time < TIMES; time += 1) {
    await app.keys('Shift+ArrowRight')
    await app.script('window.painted = null')
    await app.keys('Enter')
    await app.script('return window.painted') // The card is there before the answer is.
    let painted = null
    for (let asked = 0; asked < 100 && painted === null; asked += 1) {
      painted = await app.script('return window.painted')
    }
    if (painted !== null) times.push(painted)
    await app.keys('Escape')
    await app.script('return 0')
  }
  const sorted = [...times].sort((a, b) => a - b)
  console.log('first', times[0]?.toFixed(0), 'median', sorted[sorted.length >> 1]?.toFixed(0), 'slowest', sorted.at(-1)?.toFixed(0), `of ${times.length}`)
})
