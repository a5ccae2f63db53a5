/** Documents come in by the folder and go out again; what other programs do to them is seen. */

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { cli, id, inWindow } from './driver.mjs'
import { keepImport, openLesson, shows } from './pages.mjs'

const run = promisify(execFile)

/** A folder with these files, for as long as `body` takes. */
async function withFolder(files, body) {
  const home = await mkdtemp(join(tmpdir(), 'wenxi-folder-'))
  const folder = join(home, 'Tea house')
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(folder, name, '..'), { recursive: true })
      await writeFile(join(folder, name), text)
    }
    return await body(folder, home)
  } finally {
    await rm(home, { recursive: true })
  }
}

const rows = (app) => app.count(`${id('import-file')}`)

test('of a folder what is good is chosen, kept, and taken back', () =>
  withFolder(
    {
      'unit 1/tea.md': '# Green tea\n\n绿茶很好喝。\n',
      'unit 2/rice.md': '# Fried rice\n\n炒饭很好吃。\n',
      'empty.md': '',
    },
    (folder) =>
      inWindow(
        async (app) => {
          await shows(app, id('import-sheet'), '“empty.md” is empty')
          assert.equal(await rows(app), 3)
          await shows(app, id('import-sheet'), 'Tea house/unit 1')
          await app.picture('import-folder')

          // By keyboard alone: the last one is left out, and the other kept.
          await app.keys('End', 'Space')
          await shows(app, id('keep'), 'Keep')
          await app.keys('End', 'Space')
          await shows(app, id('keep'), 'Keep 2 lessons')
          await app.keys('Enter')
          await app.gone(id('import-sheet'))
          await shows(app, id('library'), 'Green tea')
          await shows(app, id('toast'), '2 lessons added')
          await app.picture('import-kept')
          await app.click(id('undo'))
          await app.when('the lessons to go', `return !document.body.innerText.includes('Green tea')`)
          const left = await readdir(join(app.data, 'library'), { recursive: true })
          assert.deepEqual(
            left.filter((name) => name.endsWith('.md') && !name.startsWith('.')),
            [],
          )
        },
        { files: [folder] },
      ),
  ))

test('a long import is stopped half-way', () =>
  withFolder(
    Object.fromEntries(
      Array.from({ length: 400 }, (_, n) => [
        `${n}.md`,
        `# Page ${n}\n\n${'茶很好喝，饭很好吃。'.repeat(60)}\n`,
      ]),
    ),
    (folder) =>
      inWindow(
        async (app) => {
          await shows(app, id('keep'), 'Keep 400 lessons')
          await app.picture('import-many')
          await app.click(id('keep'))
          await app.click(id('work-cancel'))
          await shows(app, id('toast'), 'Stopped.')
          await app.picture('import-stopped')
        },
        { files: [folder] },
      ),
  ))

test('what another program does to a document is seen, and a lesson goes out and comes in again', () =>
  withFolder({}, (folder, home) =>
    inWindow(async (app) => {
      await app.find(id('today'))
      const file = join(app.data, 'library', 'tea.md')
      await writeFile(file, '# 茶 (chá) - tea\n\n绿茶很好喝。\n')
      await app.click(id('nav-library'))
      await shows(app, id('library'), 'tea')
      await openLesson(app, '茶')
      await shows(app, id('lesson-text'), '绿茶')
      // What is edited below does not move the page, and what is edited above moves it along.
      const head = '# 茶 (chá) - tea\n\n'
      const days = Array.from({ length: 60 }, (_, day) => `我们喝了${day + 1}杯绿茶。很好喝。\n\n`).join('')
      await writeFile(file, head + days)
      await shows(app, id('lesson-text'), '60')
      const first = `const scroller = document.querySelector('${id('lesson-scroller')}')
        const top = scroller.getBoundingClientRect().top
        const seen = [...scroller.querySelectorAll('[data-sentence]')].find(
          (sentence) => sentence.getBoundingClientRect().bottom > top)`
      const stands = `${first}; return [seen.textContent, Math.round(seen.getBoundingClientRect().top - top)].join()`
      await app.script(`document.querySelector('${id('lesson-scroller')}').scrollTop = 1500`)
      const before = await app.script(stands)
      await writeFile(file, `${head}${days}白茶。\n`)
      await shows(app, id('lesson-text'), '白')
      await app.when('the page where it was', `${stands} === ${JSON.stringify(before)}`)
      await writeFile(file, `${head}黑茶。\n\n${days}白茶。\n`)
      await shows(app, id('lesson-text'), '黑')
      await app.when('the page where it was', `${stands} === ${JSON.stringify(before)}`)

      await writeFile(file, `${head}红茶也很好喝。\n`)
      await shows(app, id('lesson-text'), '红茶')

      const page = join(home, 'page.html')
      const env = await app.environment()
      await run(cli, ['export', 'tea', '--format', 'html', '-o', page], { env })
      await assert.rejects(
        run(cli, ['export', 'tea', '--format', 'html', '-o', page], { env }),
        /is there already/,
        'nothing is overwritten silently',
      )

      const out = join(home, 'Out')
      await run(cli, ['export', 'tea', 'u1-01-kehu', '-o', out], { env })
      assert.deepEqual((await readdir(out)).sort(), ['tea.md', 'u1-01-kehu.md'])

      await app.keys('Control+e')
      await app.find(id('export-sheet'))
      await app.picture('export')
      await app.keys('Escape')
      await app.gone(id('export-sheet'))

      // What was deleted there is put back here.
      await rm(file)
      await app.click(id('nav-library'))
      await shows(app, id('gone'), 'was removed outside Wenxi')
      await app.picture('library-gone')
      await app.click(id('put-back'))
      await app.gone(id('gone'))
      await shows(app, id('library'), 'tea')
      assert.match(await readFile(file, 'utf8'), /红茶/)
    }),
  ))

test('a package of Anki brings its pictures and sounds, and says which it could not', () =>
  inWindow(
    async (app) => {
      await shows(app, id('import-sheet'), 'Tea')
      await keepImport(app)
      await app.when(
        'the picture to be painted',
        'const picture = document.querySelector(arguments[0]); return picture?.complete && picture.naturalWidth === 48',
        `${id('media-picture')} img`,
      )
      await app.picture('anki-media')
      // The sound is one that the window can play: it would say so otherwise.
      await app.script(`
        const play = HTMLMediaElement.prototype.play
        HTMLMediaElement.prototype.play = function () {
          this.addEventListener('ended', () => (window.heard = this.duration))
          return play.call(this)
        }`)
      await app.click(id('media-sound'))
      const heard = await app.when('the sound to end', 'return window.heard')
      assert.ok(Math.abs(heard - 0.2) < 0.01, `${heard} s`)
    },
    { files: [fileURLToPath(new URL('../fixtures/anki/media-new.apkg', import.meta.url))] },
  ))

test('a package offers the choices by which it was studied, and they go with it', () =>
  inWindow(
    async (app) => {
      const retention = async (wanted) => {
        await app.click(id('nav-settings'))
        await app.when(
          `a retention of ${wanted}`,
          'return document.querySelector(arguments[0])?.getAttribute("aria-valuetext") === arguments[1]',
          id('set-retention'),
          wanted,
        )
      }
      await shows(app, id('offered-schedule'), 'a wanted retention of 94 %')
      await app.click(id('take-schedule'))
      await app.picture('anki-offered')
      await keepImport(app)
      await retention('94 %')
      await app.click(id('undo'))
      await app.gone(id('toast'))
      await app.click(id('nav-library'))
      await retention('90 %')
    },
    { files: [fileURLToPath(new URL('../fixtures/anki/preset-new.apkg', import.meta.url))] },
  ))
