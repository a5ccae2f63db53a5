/** Voices of the system, by a speech-dispatcher that was made for the test. */

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

import { id, inWindow, until } from './driver.mjs'
import { openLesson } from './pages.mjs'

/**
 * A service of the Speech Synthesis Interface Protocol with one voice. It keeps what it is told to say, and says it until
 * `finish` is called or it is cancelled.
 */
async function dispatcher(body) {
  const folder = await mkdtemp(join(tmpdir(), 'wenxi-dispatcher-'))
  const said = []
  let told = () => {}
  const server = createServer((client) => {
    let text
    told = (event) => client.write(`${event}-${said.length}\r\n${event}-9\r\n${event} EVENT\r\n`)
    let rest = ''
    // A program that ends says so, and waits for no answer.
    client.on('error', () => {})
    client.setEncoding('utf8').on('data', (data) => {
      const lines = (rest + data).split('\r\n')
      rest = lines.pop()
      for (const line of lines) {
        if (text !== undefined && line !== '.') text.push(line)
        else if (text !== undefined) {
          said.push(text.join('\n'))
          text = undefined
          client.write(`225-${said.length}\r\n225 OK MESSAGE QUEUED\r\n`)
          told(701)
        } else if (line.toUpperCase() === 'SPEAK') {
          text = []
          client.write('230 OK RECEIVING DATA\r\n')
        } else if (line === 'LIST SYNTHESIS_VOICES')
          client.write('249-Tingting\tzh-CN\tnone\r\n249 OK VOICE LIST SENT\r\n')
        else if (line === 'HISTORY GET CLIENT_ID') client.write('245-9\r\n245 OK CLIENT ID SENT\r\n')
        else client.write('200 OK\r\n')
      }
    })
  })
  const socket = join(folder, 'speechd.sock')
  await new Promise((listening) => server.listen(socket, listening))
  try {
    await body({ said, finish: () => told(702), env: { SPEECHD_ADDRESS: `unix_socket:${socket}` } })
  } finally {
    server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

test('a voice of the system is found, chosen and left again, and speaks sentence by sentence', () =>
  dispatcher(({ said, finish, env }) =>
    inWindow(
      async (app) => {
        await app.click(id('nav-settings'))
        await app.click(id('look-for-voices'))
        await app.click(id('use-voice'))
        await app.find(id('own-voice'))
        await app.script('document.querySelector(arguments[0]).scrollIntoView()', '#set-voice')
        await app.picture('system-voices')

        await openLesson(app, 'kèfú')
        await app.keys('Space')
        await app.when(
          'the first sentence to be lit',
          'return document.querySelector(".current[data-sentence]")',
        )
        await until('the voice to be told', async () => said.length > 0)
        const first = await app.script(
          'return document.querySelector(".current[data-sentence]").dataset.sentence',
        )
        assert.equal(await app.count('.word.sounding'), 0)
        finish()
        await app.when(
          'the next sentence to be lit',
          'return document.querySelector(".current[data-sentence]")?.dataset.sentence !== arguments[0]',
          first,
        )
        await app.click(id('player-more'))
        assert.match(await app.text(id('player-voice')), /Tingting/)
        await app.keys('Escape', 'Escape')
        assert.match(said[0], /客服/)

        await app.click(id('nav-settings'))
        await app.click(id('own-voice'))
        await app.find(id('look-for-voices'))
      },
      { env },
    ),
  ))
