/**
 * How long practice keeps the learner waiting, in the real window: from the key that answers to the painted verdict, and
 * from Enter to the painted next item. `node tests/practice-latency.mjs`, after `./dev test e2e` has built the program, or
 * with WENXI_DESKTOP naming one. Not a test: it needs a machine that does nothing else. What is measured says `painted.mjs`.
 */

import { id, inWindow } from './e2e/driver.mjs'
import { openLesson } from './e2e/pages.mjs'
import { emptyKeys, report, rest, timeOf, watch } from './painted.mjs'

const TIMES = 60

const ITEM = `
  const item = document.querySelector('${id('item')}')?.dataset.item
  return item === undefined ? '' : item + (document.querySelector('${id('verdict')}') !== null)`

await inWindow(
  async (app) => {
    await openLesson(app, 'mǎnyìdù')
    await app.click(id('practice-start'))
    await app.find(id('item'))
    await rest(app)
    await watch(app, ITEM)
    const verdicts = []
    const items = []
    for (let time = 0; time < TIMES; time += 1) {
      // "I don't know" is a key for every kind of item, unless a field has the focus.
      await app.script('document.activeElement?.blur()')
      await rest(app)
      verdicts.push(await timeOf(app, () => app.keys('0')))
      await rest(app)
      const all = `const bar = document.querySelector('[role="progressbar"]'); return bar.ariaValueNow === bar.ariaValueMax`
      if (await app.script(all)) break
      items.push(await timeOf(app, () => app.keys('Enter')))
    }
    report('a key that asks nothing of the program', await emptyKeys(app, 25))
    report('from answer to verdict', verdicts)
    report('from Enter to next item', items)
  },
  { env: { WENXI_VOICE: 'fake' } },
)
