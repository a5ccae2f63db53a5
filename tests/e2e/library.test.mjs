/** The library is arranged in the real window: selected, moved, starred, removed, and all of it taken back. */

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { id, inWindow } from './driver.mjs'

const rows = (app) => app.count(id('library-row'))
const shelf = (name) => `[data-shelf="${name}"]`

test('lessons are selected, tagged, starred, removed and brought back by keys', () =>
  inWindow(async (app) => {
    await app.click(id('nav-library'))
    await app.find(id('library-row'))
    await app.picture('library')
    const all = await rows(app)

    await app.script(`document.querySelector('${id('library-row')}').focus()`)
    await app.keys('Shift+ArrowDown', 'Shift+ArrowDown')
    await app.textWith(id('selection'), '3 selected')
    await app.keys('f')
    await app.textWith(shelf('favourites'), '3')
    await app.keys('t')
    await app.type(id('name-input'), 'to read')
    await app.click(id('name-done'))
    await app.textWith(shelf('tag to read'), '3')
    await app.picture('library-selected')

    await app.click(shelf('favourites'))
    await app.when(
      'three favourites',
      `return document.querySelectorAll('${id('library-row')}').length === 3`,
    )
    await app.script(`document.querySelector('${id('library-row')}').focus()`)
    await app.keys('Control+a', 'Delete')
    await app.textWith(id('library-nothing'), 'click its star')
    await app.keys('Control+z')
    await app.when('them to be back', `return document.querySelectorAll('${id('library-row')}').length === 3`)

    // What was chosen is there after a start.
    await app.restart()
    await app.textWith(shelf('favourites'), '3')
    await app.click(shelf('all'))
    await app.when(
      'all lessons',
      `return document.querySelectorAll('${id('library-row')}').length === ${all}`,
    )
  }))
