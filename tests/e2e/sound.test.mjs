/** What comes out of the loudspeaker: recorded from a sound card that nobody hears. */

import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'

import { id, inWindow } from './driver.mjs'
import { openLesson, playerIs } from './pages.mjs'
import { missing, RATE, rms, samplesOf, sounding, withSoundCard, withoutSoundCard } from './pulse.mjs'

/** A pause in a sentence is shorter (ms). */
const OVER = 700

const inWindowWithSound = (body) =>
  withSoundCard((card) => inWindow((app) => body(app, card), { env: card.env }))

/** The sound of the clips that the program has made, each trimmed, with its length in milliseconds. */
async function clips(app) {
  const folder = join(app.data, 'clips')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.wav'))
  return Promise.all(
    names.map(async (name) => {
      const { rate, samples } = samplesOf(await readFile(join(folder, name)))
      const trimmed = sounding(samples)
      return { length: (trimmed.length / rate) * 1000, rms: rms(trimmed) }
    }),
  )
}

const lengthOf = (samples) => (samples.length / RATE) * 1000

/** Every word that is lit from now on, in order. */
const watch = `
  window.lit = [];
  new MutationObserver(() => {
    const word = document.querySelector('[data-testid="word"].sounding');
    if (word && Number(word.dataset.word) !== window.lit.at(-1)) window.lit.push(Number(word.dataset.word));
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["class"] })`

/** A machine with other work may miss the frame of a short word, but never lights one twice or too early. */
const inOrder = (lit) =>
  assert.deepEqual(
    lit,
    [...new Set(lit)].sort((a, b) => a - b),
  )

/** Plays the shortest example of several words. */
const playExample = (app) =>
  app.script(`
    const words = (sentence) => sentence.querySelectorAll('[data-word]').length;
    const sentence = [...document.querySelectorAll('[data-testid="example"] [data-sentence]')]
      .filter((one) => words(one) > 5)
      .sort((one, other) => words(one) - words(other))[0];
    sentence.closest('[data-testid="example"]').querySelector('[data-testid="play"]').click()`)

const toldOrPassed = (app) =>
  app.when(
    'the player to end, or to say what is wrong',
    'const player = document.querySelector(arguments[0]); return !player || player.querySelector("[role=alert]")',
    id('player'),
  )

/** The window answers, and so does the player. */
async function answers(app) {
  await app.keys('Escape')
  await app.click(`${id('lesson-text')} ${id('word')}`)
  await app.find(id('word-card'))
  await app.click(id('play-word'))
  await app.find(id('player'))
  await toldOrPassed(app)
}

test(
  'a sentence is heard as its clip has it, and a pause is silent and goes on where it was',
  { skip: missing },
  () =>
    inWindowWithSound(async (app, card) => {
      await openLesson(app, 'kèfú')
      await app.script(watch)
      card.clear()
      await playExample(app)
      await card.onset()
      await playerIs(app, 'closed')
      await card.silence(OVER)
      const whole = card.heard()
      // Another may have been spoken ahead, and is not heard.
      const off = (one) => Math.abs(one.length - lengthOf(whole))
      const [clip] = (await clips(app)).toSorted((one, other) => off(one) - off(other))
      assert.ok(Math.abs(lengthOf(whole) - clip.length) < 40, `heard ${lengthOf(whole)} ms of ${clip.length}`)
      assert.ok(Math.abs(rms(whole) / clip.rms - 1) < 0.05, `heard at ${rms(whole)}, made at ${clip.rms}`)
      const words = await app.script('return window.lit')
      assert.ok(words.length > 2)
      inOrder(words)

      await app.script('window.lit = []')
      card.clear()
      await playExample(app)
      await app.when('the second word to be lit', 'return window.lit.length > 1')
      await app.keys('Space')
      await playerIs(app, 'paused')
      await card.silence(OVER)
      const before = lengthOf(card.heard())
      card.clear()
      await app.keys('Space')
      await card.onset()
      await playerIs(app, 'closed')
      await card.silence(OVER)
      const heard = before + lengthOf(card.heard())
      // Where it is cut in two, silence at the cut is not counted, and what was on its way to the card is.
      assert.ok(Math.abs(heard - clip.length) < 250, `heard ${heard} ms of ${clip.length}`)
      assert.ok(before < clip.length * 0.75, `the pause was heard after ${before} ms of ${clip.length}`)
      inOrder(await app.script('return window.lit'))
    }),
)

test(
  'a sound card that goes away in the middle is told or passed over, and holds nothing up',
  { skip: missing },
  () =>
    inWindowWithSound(async (app, card) => {
      await openLesson(app, 'kèfú')
      await app.script(watch)
      await playExample(app)
      await card.onset()
      await card.unplug()
      await toldOrPassed(app)
      await app.picture('sound-card-gone')
      await answers(app)
    }),
)

test('without a sound card the player ends or says so, and holds nothing up', { skip: missing }, () =>
  withoutSoundCard((env) =>
    inWindow(
      async (app) => {
        await openLesson(app, 'kèfú')
        await playExample(app)
        await toldOrPassed(app)
        await app.picture('no-sound-card')
        await answers(app)
      },
      { env },
    ),
  ),
)

test('a sentence is heard again as often as it is asked for', { skip: missing }, () =>
  inWindowWithSound(async (app, card) => {
    await openLesson(app, 'kèfú')
    for (let time = 0; time < 3; time += 1) {
      const heard = card.onset()
      await app.keys('Shift+Space')
      await heard
      await app.gone(`${id('player')}[data-status="playing"]`)
      await card.silence(200)
    }
  }),
)
