/** The player as a tape machine: it holds, steps, repeats, loops and waits as it says. */

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { id, inWindow } from './driver.mjs'
import { openLesson, playerIs } from './pages.mjs'

/** Every word that is lit from now on, as sentence and word, in the order in which it is. */
const watch = `
  window.lit = [];
  new MutationObserver(() => {
    const word = document.querySelector('[data-testid="word"].sounding');
    if (!word || word === window.last) return;
    window.last = word;
    window.lit.push([word.closest('[data-sentence]').dataset.sentence, Number(word.dataset.word)]);
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["class"] })`

/** The sentence of the first word that was lit, once that is in the list. */
const next = (app, from) =>
  app.when('another word to be lit', 'return window.lit.length > arguments[0] && window.lit.at(-1)', from)

test('pause holds, a step goes on at once, again begins again, and a loop never leaves', () =>
  inWindow(async (app) => {
    await openLesson(app, 'kèfú')
    await app.script(watch)
    await app.keys('Space')
    await next(app, 1)
    await app.keys('Space')
    await playerIs(app, 'paused')
    const held = await app.script('return window.lit.length')
    const word = await app.script('return document.querySelector(".word.sounding")?.dataset.word ?? null')
    await app.picture('player-paused')
    // Nothing is lit while it is paused; that takes two frames to see.
    await app.script('return new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))')
    assert.equal(await app.script('return window.lit.length'), held)
    assert.equal(
      await app.script('return document.querySelector(".word.sounding")?.dataset.word ?? null'),
      word,
    )

    await app.keys('ArrowRight')
    await playerIs(app, 'playing')
    await next(app, held)
    // On to a sentence with several words: one word that comes round again cannot be told from one that stays.
    await app.when(
      'a sentence to be followed over three words',
      'return window.lit.some(([one]) => window.lit.filter(([other]) => other === one).length >= 3)',
    )
    await app.keys('l')
    const looped = await app.script('return window.lit.length - 1')
    await app.when(
      'the sentence to come round again',
      'return window.lit.slice(arguments[0]).some(([, word], at, all) => at > 0 && word < all[at - 1][1])',
      looped,
    )
    const since = await app.script('return window.lit.slice(arguments[0])', looped)
    assert.equal(new Set(since.map(([sentence]) => sentence)).size, 1)
    await app.keys('l', 'a')
    await playerIs(app, 'playing')
  }))

test('after each sentence it waits for the learner, where that was chosen, and remembers the choice', () =>
  inWindow(async (app) => {
    await openLesson(app, 'kèfú')
    await app.keys('Space')
    await playerIs(app, 'playing')
    await app.click(id('player-more'))
    await app.click(`${id('player-after')} [data-value="wait"]`)
    await app.picture('player-menu')
    await app.keys('Escape')
    await playerIs(app, 'turn')
    assert.match(await app.text(id('turn')), /Space/)
    await app.keys('Space')
    await playerIs(app, 'playing')
    await app.restart()
    await app.find(`${id('lesson-text')} ${id('word')}`)
    await app.keys('Space')
    await playerIs(app, 'turn')
  }))

test('what is selected is said, and nothing else', () =>
  inWindow(async (app) => {
    await openLesson(app, 'kèfú')
    const [sentence, from, to] = await app.script(`
      const sentence = [...document.querySelectorAll('[data-testid="example"] [data-sentence]')]
        .find((one) => one.querySelectorAll('[data-word]').length > 5);
      const words = [...sentence.querySelectorAll('[data-word]')];
      const range = new Range();
      range.setStart(words[1].querySelector('.base').firstChild, 0);
      range.setEnd(words[2].querySelector('.base').firstChild, 1);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return [sentence.dataset.sentence, Number(words[1].dataset.word), Number(words[2].dataset.word)]`)
    await app.script(watch)
    await app.keys('Space')
    await app.when(
      'the end of the selection',
      'return window.lit.length > 0 && !document.querySelector(arguments[0])',
      id('player'),
    )
    assert.deepEqual(await app.script('return window.lit'), [
      [sentence, from],
      [sentence, to],
    ])
  }))

test('English is read aloud where that was chosen, and its words are lit', () =>
  inWindow(async (app) => {
    await openLesson(app, 'kèfú')
    await app.keys('Space')
    await app.click(id('player-more'))
    await app.click(id('player-english'))
    await app.keys('Escape', 'Escape')
    await app.gone(id('player'))
    await app.click(id('read-aloud'))
    await app.when('an English word to be lit', 'return CSS.highlights.get("sounding")?.size === 1')
    await app.picture('player-english')
  }))

test('stepping as fast as keys can be pressed never stops the window', () =>
  inWindow(async (app) => {
    await openLesson(app, 'kèfú')
    await app.script(watch)
    await app.keys('Space')
    await next(app, 0)
    for (let round = 0; round < 6; round += 1)
      await app.keys('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')
    await playerIs(app, 'playing')
    await next(app, await app.script('return window.lit.length'))
  }))
