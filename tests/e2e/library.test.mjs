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

    // Keys work in the list from the moment one comes to it.
    await app.when('the focus', `return document.activeElement.matches('${id('library-row')}')`)
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

    // So is what was removed, and it can be had back.
    await app.script(`document.querySelector('${id('library-row')}').focus()`)
    await app.keys('Shift+ArrowDown', 'Delete')
    await app.textWith(id('toast'), '2 lessons removed.')
    await app.restart()
    await app.click(id('nav-library'))
    await app.click(shelf('removed'))
    await app.when('two of them', `return document.querySelectorAll('${id('removed-row')}').length === 2`)
    await app.picture('library-removed')
    await app.script(`document.querySelector('${id('removed-row')}').focus()`)
    await app.keys('Control+a', 'Enter')
    await app.textWith(id('library-nothing'), 'Nothing was removed')
    await app.click(shelf('all'))
    await app.when(
      'all lessons',
      `return document.querySelectorAll('${id('library-row')}').length === ${all}`,
    )
  }))
