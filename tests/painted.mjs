/**
 * From the key to the picture: what the scripts beside this one measure in the real window.
 *
 * A time begins with the key press, as the page has it, and ends with the frame after the one in which the page shows what
 * follows: by then that one is painted. So a page that needs no time at all is given one frame. What the machine itself
 * needs stands beside each figure: a key that does nothing but paint a few pixels in another colour.
 */

/** A key that means nothing anywhere. */
const EMPTY_KEY = '9'

/**
 * From now on every key and every click in the page is watched. `shows` is the body of a function that says what the page
 * shows, as text: it is waited for another one, that is not empty.
 */
export const watch = (app, shows) =>
  app.script(
    `const shows = () => {${shows}}
     const square = document.body.appendChild(document.createElement('div'))
     square.style.cssText = 'position:fixed;right:0;bottom:0;width:8px;height:8px;z-index:99;background:rgb(1,1,1)'
     let asked = 0
     const look = (event) => {
       const pressed = event.timeStamp
       const empty = event.key === '${EMPTY_KEY}'
       if (empty) square.style.background = square.style.background === 'rgb(1, 1, 1)' ? 'rgb(2, 2, 2)' : 'rgb(1, 1, 1)'
       const before = empty ? '' : shows()
       const mine = ++asked
       window.painted = null
       let frames = 0
       const wait = () => {
         if (mine !== asked) return
         if ((frames += 1) > 120) return (window.painted = -1)
         const now = empty ? 'painted' : shows()
         if (now === '' || now === before) return requestAnimationFrame(wait)
         requestAnimationFrame(() => (window.painted = performance.now() - pressed))
       }
       requestAnimationFrame(wait)
     }
     for (const type of ['keydown', 'click']) addEventListener(type, look, true)`,
  )

/** Does something and says how long it took to be on the page; -1 where what is shown stayed as it was. */
export async function timeOf(app, act) {
  await app.script('window.painted = null')
  await act()
  return app.when('the page to follow', 'return window.painted')
}

/** The page has done what follows from the last key, and rests as it does between two keys of a learner. */
export async function rest(app) {
  await app.script(
    `window.rested = false
     let left = 8
     const frame = () => (--left > 0 ? requestAnimationFrame(frame) : (window.rested = true))
     requestAnimationFrame(frame)`,
  )
  await app.when('eight frames', 'return window.rested')
}

/** What this machine needs for a key that asks nothing of the program. */
export async function emptyKeys(app, count) {
  const times = []
  for (let time = 0; time < count; time += 1) {
    await rest(app)
    times.push(await timeOf(app, () => app.keys(EMPTY_KEY)))
  }
  return times
}

export function report(what, all) {
  const times = all.filter((time) => time >= 0)
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]?.toFixed(0)
  console.log(
    what.padEnd(44),
    `fastest ${at(0)}  median ${at(0.5)}  p95 ${at(0.95)}  slowest ${at(1)}  of ${times.length}`,
  )
}
