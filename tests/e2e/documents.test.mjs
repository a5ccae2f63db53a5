/** Documents become lessons: opened from the command line, shown whole, refused with a sentence. */

import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

import { id, inWindow } from './driver.mjs'
import { fixture, keepImport, shows } from './pages.mjs'

test('a word page that an extractor left becomes a lesson', () =>
  inWindow(
    async (app) => {
      await app.picture('import')
      await keepImport(app)
      const heading = await app.text(`${id('lesson-text')} h1`)
      assert.match(heading, /雨伞/)
      assert.match(await app.text(id('lesson-text')), /Umbrella/)

      // Sections that are empty in the document are there, and say so.
      assert.equal(await app.count(id('empty-section')), 3)

      // The author's reading stands over the characters, and not again in the line.
      const readings = await app.script(
        `return [...document.querySelectorAll('[data-testid="incorrect"] rt')].map((rt) => rt.textContent).join(" ")`,
      )
      assert.match(readings, /tàiyáng hěn dà dài yǔsǎn ba/)
      assert.doesNotMatch(await app.text(id('lesson-text')), /\(Tàiyáng/)

      assert.equal(await app.count(id('mistake')), 1)
      assert.equal(await app.count(id('correct')), 2)
      await app.picture('word-page')
    },
    { files: [fixture('word-extracted-bare.txt')] },
  ))

test('a concept page stands in two languages, sentence beside sentence', () =>
  inWindow(
    async (app) => {
      await keepImport(app)
      assert.ok((await app.count(id('bilingual-pair'))) >= 5)
      const row = `${id('bilingual-row')}:first-of-type`
      const sides = await app.script(
        `const [zh, en] = [...document.querySelector(arguments[0]).children].map((side) => side.getBoundingClientRect());
         return { beside: zh.right <= en.left + 1, level: Math.abs(zh.top - en.top) < 40 }`,
        id('bilingual-row'),
      )
      assert.deepEqual(sides, { beside: true, level: true }, row)
      await app.picture('concept-page')

      await app.keys('e')
      await app.find(id('covered'))
      await app.picture('concept-page-covered')
    },
    { files: [fixture('concept-labelled.md')] },
  ))

test('a folder becomes a course, which is shown; a long title has its readings between its lines', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wenxi-folder-'))
  const course = join(folder, '公文')
  await mkdir(course)
  await writeFile(
    join(course, '1.md'),
    '# 关于进一步加强企业内部控制制度建设与风险管理工作的若干指导意见\n\n今天下雨。\n',
  )
  await writeFile(join(course, '2.md'), '# 通知\n\n明天开会。\n')
  try {
    await inWindow(
      async (app) => {
        await app.click(id('keep'))
        await app.find('[data-shelf="course 公文"][aria-current]')
        await app.when(
          'both',
          'return document.querySelectorAll(arguments[0]).length === 2',
          id('library-row'),
        )
        await app.keys('Enter')
        await app.find(`${id('lesson-text')} h1 ${id('ruby')}`)
        const { lines, covered } = await app.script(
          `const boxes = (part) => [...document.querySelectorAll('h1 ' + part)].map((box) => box.getBoundingClientRect())
           const bases = boxes('.base')
           const isOn = (rt) => (base) => base.top < rt.top && base.bottom > rt.top && base.left < rt.right && base.right > rt.left
           const lines = new Set(bases.map((base) => Math.round(base.top))).size
           return { lines, covered: boxes('rt span').filter((rt) => bases.some(isOn(rt))).length }`,
        )
        assert.ok(lines > 1)
        assert.equal(covered, 0)
      },
      { files: [course] },
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('what is no document is refused with a sentence, and nothing changes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wenxi-bad-'))
  const empty = join(folder, 'empty.md')
  const picture = join(folder, 'picture.md')
  await writeFile(empty, '')
  await writeFile(picture, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
  try {
    await inWindow(
      async (app) => {
        await shows(app, id('import-sheet'), '“empty.md” is empty')
        await shows(app, id('import-sheet'), '“picture.md” is a PNG picture')
        await app.picture('import-refused')
        await app.click(id('cancel-import'))
        await app.gone(id('import-sheet'))
      },
      { files: [empty, picture] },
    )
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('of subtitles the time stands beside each line', () =>
  inWindow(
    async (app) => {
      await keepImport(app)
      assert.match(await app.text(id('turn-time')), /^0:0\d$/)
      await app.picture('subtitles')
    },
    { files: [fixture('film.srt')] },
  ))

test('a sentence deep in a book that is open is gone to from the search', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wenxi-long-'))
  const file = join(folder, 'long.md')
  const paragraph = (n) =>
    `我们在第${n}天见了客户，谈了价格和交货的时间。\n\nWe met the client on day ${n}.\n\n`
  const secret = '老板的雨伞是蓝色的。'
  const days = Array.from({ length: 1100 }, (_, n) => (n === 1000 ? `${secret}\n\n` : '') + paragraph(n))
  await writeFile(file, `# 长长的一课\n\n${days.join('')}`)
  try {
    await inWindow(
      async (app) => {
        await keepImport(app)
        await app.keys('Control+k')
        await app.type(id('search-input'), secret.slice(0, -1))
        await app.textWith(`[role="dialog"]`, '雨伞')
        await app.keys('Enter')
        await app.when(
          'the sentence to stand on the page',
          `const found = [...document.querySelectorAll('[data-sentence]')].find((one) => one.textContent.includes('蓝'))
           const box = found?.getBoundingClientRect()
           return box && box.top > 0 && box.bottom < innerHeight`,
        )
        await app.picture('long-lesson')
        // What comes in above and below does not move it.
        const stands = `const found = [...document.querySelectorAll('[data-sentence]')].find((one) => one.textContent.includes('蓝'))
           return Math.round(found.getBoundingClientRect().top)`
        const top = await app.script(stands)
        await app.when(
          'all of the book to be on the page',
          `return document.querySelectorAll('[data-testid="lesson-text"] .block').length > 2200`,
        )
        assert.ok(Math.abs((await app.script(stands)) - top) < 3)
      },
      { files: [file] },
    )
  } finally {
    await rm(folder, { recursive: true })
  }
})
