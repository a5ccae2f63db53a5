/** The course: its glossary leads from a word to the lesson that has it. */

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { id, inWindow } from './driver.mjs'
import { openLesson } from './pages.mjs'

test('a word of the glossary leads to its lesson', () =>
  inWindow(async (app) => {
    await openLesson(app, 'Glossary')
    const link = `[...document.querySelectorAll('tr')].find((row) => /安装|to install/.test(row.textContent))?.querySelector('a')`
    await app.when('a word of the glossary', `return ${link} !== undefined`)
    await app.script(`${link}.click()`)
    assert.match(await app.textWith(`${id('lesson-text')} h1`, '售后服务'), /shòuhòu ?fúwù/)
    await app.picture('from-the-glossary')
  }))
