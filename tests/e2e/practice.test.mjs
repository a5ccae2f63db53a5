/** Practice: a quiz from a lesson, its end, and that nothing of it is ever lost. */

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { id, inWindow } from './driver.mjs'
import { answerAnyhow, answered, goOn, openLesson, resumePractice } from './pages.mjs'

const voice = { env: { WENXI_VOICE: 'fake' } }

test('a mistake of a lesson is tried by keyboard to the end, and tomorrow knows of it', () =>
  inWindow(async (app) => {
    await openLesson(app, 'tuìhuò')
    await app.click(id('try-me'))
    await app.find(id('item'))
    await app.picture('practice')
    let explained = false
    while ((await app.count(id('summary'))) === 0) {
      await answerAnyhow(app)
      if (!explained && (await app.count(id('explanation'))) > 0) {
        explained = true
        assert.ok((await app.text(id('explanation'))).length > 0)
        await app.picture('practice-answered')
      }
      await goOn(app)
    }
    assert.ok(explained)
    await app.picture('practice-end')
    assert.match(await app.text(id('summary')), /tomorrow/i)

    await app.click(id('to-today'))
    await app.find(id('due'))
    await app.picture('today')
    assert.match(await app.text(id('due-tomorrow')), /tomorrow/i)

    // What was studied is drawn, and can be read as a table.
    await app.click(id('nav-progress'))
    assert.match(await app.text(id('calendar')), /Answers on 1 day/)
    await app.picture('progress')
    await app.click(id('forecast-table'))
    assert.match(await app.text(id('forecast')), /Today/)
  }, voice))

test('closing the window in the middle of a quiz loses nothing, nor does a power cut', () =>
  inWindow(async (app) => {
    await openLesson(app, 'mǎnyìdù')
    await app.click(id('practice-start'))
    await answerAnyhow(app)
    await goOn(app)
    await answerAnyhow(app)
    await goOn(app)
    assert.equal(await answered(app), 2)

    // Left for another page, the practice is offered on the first one.
    await resumePractice(app)
    assert.equal(await answered(app), 2)

    await app.restart()
    await app.find(id('item'))
    assert.equal(await answered(app), 2)

    // WebKit writes the page that was open a moment later: a kill may come before, the answer is kept all the same.
    await answerAnyhow(app)
    await app.killAndRestart()
    await resumePractice(app)
    assert.equal(await answered(app), 3)

    const takenBack = (left) =>
      app.when(
        'the answer to be taken back',
        `return parseInt(document.querySelector(arguments[0]).innerText) === arguments[1]`,
        id('progress'),
        left,
      )
    await app.keys('u')
    await takenBack(2)

    // In a field that waits for letters the keys are the same, with Alt and Ctrl.
    while ((await app.count(id('answer-input'))) === 0) {
      await answerAnyhow(app)
      await goOn(app)
      await app.find(id('item'))
    }
    const before = await answered(app)
    await app.picture('practice-typed')
    await app.keys('b', 'Control+z')
    assert.equal(await answered(app), before)
    await app.keys('Backspace', 'Alt+0')
    await app.find(id('verdict'))
    await app.keys('Control+z')
    await app.gone(id('verdict'))
    await app.keys('Control+z')
    await takenBack(before - 1)
  }, voice))

test('an answer that the disk refuses is shown, then said, and asked again', () =>
  inWindow(
    async (app) => {
      await openLesson(app, 'mǎnyìdù')
      await app.click(id('practice-start'))
      await answerAnyhow(app)
      await app.find(id('comes-back'))
      await goOn(app)
      const item = await app.attribute(id('item'), 'data-item')

      await app.refuseWrites()
      await app.find(id('item'))
      await app.click(id('give-up'))
      await app.textWith(id('failure'), 'could not be saved')
      await app.picture('practice-not-written')
      assert.equal(await app.attribute(id('item'), 'data-item'), item)
      assert.equal(await app.count(id('verdict')), 0)
      assert.equal(await answered(app), 1)

      // The learner makes room, and answers again.
      await app.takeWrites()
      await answerAnyhow(app)
      await app.find(id('comes-back'))
      await app.killAndRestart()
      await resumePractice(app)
      assert.equal(await answered(app), 2)
    },
    { ...voice, refusable: true },
  ))
