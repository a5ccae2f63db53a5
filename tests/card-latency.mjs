/**
 * How long it takes from the key to the painted word card, in the real window: `node tests/card-latency.mjs`, after
 * `./dev test e2e` has built the program, or with WENXI_DESKTOP naming one. Not a test: it needs a machine that does
 * nothing else. What is measured says `painted.mjs`; a card is there when what the dictionary says of its word can be seen.
 */

import { id, inWindow } from './e2e/driver.mjs'
import { openLesson } from './e2e/pages.mjs'
import { emptyKeys, report, rest, timeOf, watch } from './painted.mjs'

const TIMES = 25

/** The word whose whole card is in the window; nothing before it is. */
const CARD = `
  const card = document.querySelector('${id('word-card')}')
  const whole = card?.querySelector('${id('save-word')}')
  if (!whole) return ''
  const { top, left, width } = whole.getBoundingClientRect()
  const seen = width > 0 && top >= 0 && top < innerHeight && left >= 0 && left < innerWidth
  return seen ? card.getAttribute('aria-label') + card.querySelector('.senses')?.textContent : ''`

await inWindow(async (app) => {
  for (const [width, height] of [
    [1280, 800],
    [900, 600],
  ]) {
    await app.resize(width, height)
    await openLesson(app, 'kèfú')
    await rest(app)
    await watch(app, CARD)
    const opened = []
    const next = []
    const clicked = []
    for (let time = 0; time < TIMES; time += 1) {
      await app.keys('Shift+ArrowRight')
      await rest(app)
      opened.push(await timeOf(app, () => app.keys('Enter')))
      await rest(app)
      next.push(await timeOf(app, () => app.keys('Shift+ArrowRight')))
      await app.keys('Escape')
    }
    const words = `${id('section')} ${id('word')}`
    const marked = await app.script(
      `const words = [...document.querySelectorAll(arguments[0])]
       const seen = new Set()
       const all = words.filter((word) => !seen.has(word.textContent) && seen.add(word.textContent))
       all.forEach((word, at) => (word.id = 'measured-' + at))
       return all.length`,
      words,
    )
    for (let at = 0; at < Math.min(TIMES, marked); at += 1) {
      await app.script(`document.getElementById('measured-${at}').scrollIntoView({ block: 'center' })`)
      await rest(app)
      clicked.push(await timeOf(app, () => app.click(`#measured-${at}`)))
      await app.keys('Escape')
    }
    console.log(`${width}x${height}`)
    report('  a key that asks nothing of the program', await emptyKeys(app, TIMES))
    report('  from Enter to the card', opened)
    report('  from Shift+→ to the card of the next word', next)
    report('  from a click on a word to its card', clicked)
    await app.script('location.reload()')
    await app.find(id('nav-library'))
  }
})
