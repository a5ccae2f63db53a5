/** Reading and hearing a lesson: readings, the word card, the voice that is followed by the light. */

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { id, inWindow } from './driver.mjs'
import { openLesson, playerIs } from './pages.mjs'

/** What decides whether readings are seen. */
const readingsSeen = `
  const rt = document.querySelector('[data-testid="lesson-text"] [data-testid="sentence"] rt');
  return getComputedStyle(rt).visibility === "visible" && Number(getComputedStyle(rt).opacity) > 0`

/** Where the last line of the first example is; it must not move when readings come and go. */
const example = `return document.querySelector('[data-testid="example"]').getBoundingClientRect().bottom`

test('readings go and come by a key, nothing moves, and the choice is remembered', () =>
  inWindow(async (app) => {
    await openLesson(app, 'kèhù')
    assert.equal(await app.script(readingsSeen), true)
    const bottom = await app.script(example)
    await app.keys('r', 'r')
    await app.when('readings to go', `return !(() => { ${readingsSeen} })()`)
    assert.equal(await app.script(example), bottom)
    await app.picture('lesson-without-readings')

    await app.restart()
    await app.find(`${id('lesson-text')} ${id('word')}`)
    assert.equal(await app.script(readingsSeen), false)
    await app.keys('r')
    await app.when('readings to come back', readingsSeen)
    await app.picture('lesson')
  }))

test('a click on a word shows its card, and saves it to study', () =>
  inWindow(async (app) => {
    await openLesson(app, 'tóusù')
    await app.click(`h1 ${id('word')}, ${id('lesson-text')} header ${id('word')}`)
    const card = await app.textWith(id('word-card'), 'complain')
    assert.match(card, /投诉/)
    assert.match(card, /tóu ?sù/)
    await app.click(`${id('word-card')} ${id('save-word')}`)
    await app.find(`${id('lesson-text')} ${id('word')}[data-status="studying"]`)
    await app.picture('word-card')

    // Every place where it stands, a page at a time.
    assert.equal(await app.count(`${id('seen-in')} li`), 3)
    await app.click(id('all-places'))
    await app.when('all places', `return document.querySelectorAll('[data-testid="seen-in"] li').length > 3`)

    await app.restart()
    await app.find(`${id('lesson-text')} ${id('word')}[data-status="studying"]`)
  }))

test('a reading is corrected by keys alone, and N goes on to the next lesson', () =>
  inWindow(async (app) => {
    await openLesson(app, 'customer experience')
    await app.script(
      `const words = [...document.querySelectorAll(arguments[0])];
      words.find((word) => word.querySelector('.base').textContent === '都').dataset.corrected = ''`,
      `${id('lesson-text')} ${id('word')}`,
    )
    await app.click('[data-corrected]')
    await app.find(id('reading-choice'))
    await app.keys('o')
    await app.when(
      'a reading to have the focus',
      `return document.activeElement.matches(arguments[0])`,
      id('other-reading'),
    )
    const chosen = await app.script('return document.activeElement.textContent')
    await app.keys('Enter')
    await app.find(id('correct-here'))
    for (let tab = 0; tab < 5; tab += 1) {
      if (await app.script('return document.activeElement.matches(arguments[0])', id('correct-here'))) break
      await app.keys('Tab')
    }
    await app.keys('Enter')
    await app.find(id('take-back'))
    await app.when(
      'the page to say so',
      `return [...document.querySelectorAll(arguments[0])].some((word) => word.innerText.includes(arguments[1]))`,
      `${id('lesson-text')} ${id('word')}`,
      chosen,
    )
    await app.keys('Escape', 'n')
    await app.textWith(`${id('lesson-text')} h1`, 'Customer Loyalty')
  }))

test('the voice is followed by the light, pauses, and steps', () =>
  inWindow(async (app) => {
    await openLesson(app, 'kèfú')
    // Every word that is lit from now on, in the order in which it is.
    await app.script(`
      window.lit = [];
      new MutationObserver(() => {
        const word = document.querySelector('[data-testid="word"].sounding');
        if (!word || word === window.last) return;
        window.last = word;
        window.lit.push([word.closest('[data-testid="sentence"]').dataset.sentence, Number(word.dataset.word)]);
      }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["class"] })`)
    await app.click(id('read-aloud'))
    await app.find(id('player'))
    await app.picture('playing')
    await app.when(
      'a sentence to be followed over three words',
      `
      return window.lit.some(([sentence]) => window.lit.filter(([other]) => other === sentence).length >= 3)`,
    )
    const lit = await app.script('return window.lit')
    for (const sentence of new Set(lit.map(([sentence]) => sentence))) {
      const words = lit.filter(([other]) => other === sentence).map(([, word]) => word)
      assert.deepEqual(
        words,
        [...words].sort((a, b) => a - b),
        'words are lit in their order',
      )
    }

    // A step goes on at once, wherever in the sentence the voice was.
    const from = await app.script('return window.lit.at(-1)[0]')
    await app.keys('ArrowRight')
    await app.when('another sentence to sound', 'return window.lit.at(-1)[0] !== arguments[0]', from)

    // Paused, the button offers to go on; Space does.
    await app.keys('Space')
    await playerIs(app, 'paused')
    await app.keys('Space')
    await playerIs(app, 'playing')
  }))

test('without a voice the button says what to install', () =>
  inWindow(
    async (app) => {
      await openLesson(app, 'kèfú')
      await app.click(`${id('example')} ${id('play')}`)
      await app.textWith('body', 'Install eSpeak NG')
    },
    { env: { WENXI_VOICE: 'none' } },
  ))

test('anything is found by its pinyin without tones', () =>
  inWindow(async (app) => {
    await app.find(id('today'))
    await app.keys('Control+k')
    await app.type(id('search-input'), 'tousu')
    await app.textWith(id('search'), '投诉')
    await app.picture('search')
    await app.click(id('search-lesson'))
    await app.textWith(`${id('lesson-text')} h1`, '投诉')
  }))

test('a lesson that is left is found again where it was', () =>
  inWindow(async (app) => {
    await openLesson(app, 'kèhù')
    const top = 'return document.querySelector(arguments[0]).scrollTop'
    await app.script('document.querySelector(arguments[0]).scrollTop = 900', id('lesson-scroller'))
    // Two frames: the page has moved, and knows where it is.
    await app.script(`
      window.settled = false;
      requestAnimationFrame(() => requestAnimationFrame(() => (window.settled = true)))`)
    await app.when('the page to have moved', 'return window.settled')
    await app.click(id('nav-today'))
    await app.click(id('resume'))
    await app.find(`${id('lesson-text')} ${id('word')}`)
    // To the beginning of a sentence.
    await app.when(
      'the lesson to stand where it was',
      'const top = (() => { ' + top + ' })(); return top > 750 && top < 1050',
      id('lesson-scroller'),
    )
  }))
