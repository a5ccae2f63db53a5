/**
 * How smoothly the list of a large library scrolls: fills 6,000 rows, scrolls them in the real window, and prints how long
 * each frame took. Not a test: what it says depends on the machine. Build first, as `./dev test e2e` does, then
 * `node tests/frames.mjs`; `WENXI_DESKTOP` names another program than the debug build.
 */

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { id, inWindow, until } from './e2e/driver.mjs'

const rows = 6_000
/** Frames of each way to scroll, and pixels in each of them. */
const frames = 200
const ways = { 'a wheel': 100, 'a drag of the bar': 900 }

const spread = (times) => {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1)
  const late = times.filter((time) => time > 25).length
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms; ${late} of ${times.length} later than 25 ms`
}

await inWindow(async (app) => {
  await app.resize(1280, 800)
  await app.find(id('today'))
  const folder = join(app.data, 'library', 'Pages')
  await mkdir(folder, { recursive: true })
  for (let n = 1; n <= rows; n += 1)
    await writeFile(join(folder, `${n}.md`), `---\ntags: [page]\n---\n# 茶 (chá) - tea, page ${n}\n\n绿茶很好喝。\n`)
  await app.restart()
  await app.resize(1280, 800)
  await app.click(id('nav-library'))
  await until(
    `${rows} rows`,
    () =>
      app.script(
        `return document.querySelector('${id('library-list')} ul')?.offsetHeight > ${rows} * 50`,
      ),
    300_000,
  )
  for (const [way, pixels] of Object.entries(ways)) {
    await app.script(
      `const list = document.querySelector('${id('library-list')}')
       list.scrollTop = 0
       window.times = []
       let last = performance.now()
       const frame = (now) => {
         window.times.push(now - last)
         last = now
         list.scrollTop += ${pixels}
         if (window.times.length <= ${frames}) requestAnimationFrame(frame)
         else window.scrolled = true
       }
       window.scrolled = false
       requestAnimationFrame(frame)`,
    )
    await until(`${frames} frames`, () => app.script('return window.scrolled'), 120_000)
    // The first frame is the time since the page was asked.
    const times = (await app.script('return window.times')).slice(1)
    console.log(`${rows} rows, ${way} (${pixels} px a frame): ${spread(times)}`)
  }
  const drawn = await app.count(id('library-row'))
  console.log(`${drawn} rows are drawn`)
})
process.exit(0)
