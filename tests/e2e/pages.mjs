/** What several tests do in the window, named as a learner would name it. */

import { fileURLToPath } from 'node:url'

import { id } from './driver.mjs'

/** The path of a document under `tests/fixtures/documents`. */
export const fixture = (name) => fileURLToPath(new URL(`../fixtures/documents/${name}`, import.meta.url))

/** Opens the lesson of the library that the filter finds for this text. */
export async function openLesson(app, text) {
  await app.click(id('nav-library'))
  await app.find(id('library-row'))
  await app.type(id('library-filter'), text)
  await app.when(
    `one row for "${text}"`,
    'return document.querySelectorAll(arguments[0]).length === 1',
    id('library-row'),
  )
  await app.click(id('library-row'))
  await app.find(`${id('lesson-text')} ${id('word')}`)
}

/** Keeps what the import sheet found, and waits for the lesson. */
export async function keepImport(app) {
  await app.find(id('import-sheet'))
  await app.click(id('keep'))
  await app.find(`${id('lesson-text')} ${id('word')}`)
}

/** Answers the item at hand without knowing, by keyboard alone, and waits for the verdict. */
export async function answerAnyhow(app) {
  await app.find(id('item'))
  if ((await app.count(id('choice'))) > 0) await app.keys('1')
  else await app.click(id('give-up'))
  await app.find(id('verdict'))
}

/** Goes on after a verdict: to the next item, or to the end page. */
export async function goOn(app) {
  await app.keys('Enter')
  await app.gone(id('verdict'))
}

/** Goes on with the practice that was left, from wherever the window is. */
export async function resumePractice(app) {
  await app.click(id('nav-today'))
  await app.click(id('go-on'))
  await app.find(id('item'))
}

/** How many items are answered, by the figure on the page. */
export async function answered(app) {
  return Number.parseInt(await app.text(id('progress')), 10)
}

/** Waits until an element says this. WebDriver's own idea of text leaves out lines that may end in an ellipsis. */
export const shows = (app, selector, part) =>
  app.when(
    `"${part}" in ${selector}`,
    'return document.querySelector(arguments[0])?.innerText.includes(arguments[1])',
    selector,
    part,
  )

/** Waits until the player is playing, paused …; closed where it is not on the page. */
export const playerIs = (app, wanted) =>
  app.when(
    `the player to be ${wanted}`,
    'return (document.querySelector(arguments[0])?.dataset.status ?? "closed") === arguments[1]',
    id('player'),
    wanted,
  )
