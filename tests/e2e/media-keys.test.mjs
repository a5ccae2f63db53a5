/** The keys of the keyboard, the headphones and the desktop that play and pause, as a desktop on Linux sends them (MPRIS). */

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'

import { id, inWindow, until } from './driver.mjs'
import { openLesson, playerIs } from './pages.mjs'
import { end, start } from './processes.mjs'
import { missing as noSoundCard, withSoundCard } from './pulse.mjs'

const PLAYER = '/org/mpris/MediaPlayer2'

const missing = ['dbus-daemon', 'gdbus'].some(
  (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error,
)
  ? 'there is no session bus (apt install dbus-daemon libglib2.0-bin)'
  : noSoundCard

/** Hands `body` the environment of a desktop session of its own, and a way to ask on its bus. */
async function onBus(body) {
  const daemon = start('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    const [line] = await once(daemon.stdout, 'data')
    const env = { DBUS_SESSION_BUS_ADDRESS: line.toString().trim() }
    const ask = (name, path, method, ...rest) => {
      const call = ['call', '--session', '--dest', name, '--object-path', path, '--method', method, ...rest]
      return spawnSync('gdbus', call, { env: { ...process.env, ...env }, encoding: 'utf8' }).stdout
    }
    await body({ env, ask })
  } finally {
    await end(daemon)
  }
}

test(
  'the media keys of the desktop pause, go on and step, and it knows what is said',
  { skip: missing },
  () =>
    withSoundCard((card) =>
      onBus(({ env, ask }) =>
        inWindow(
          async (app) => {
            const names = () =>
              ask('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.ListNames')
            // Each clip is a player of its own, so it is looked for each time, as a desktop does.
            const name = () => names().match(/org\.mpris\.MediaPlayer2\.[^']+/)?.[0]
            const property = (which) =>
              ask(
                name() ?? '',
                PLAYER,
                'org.freedesktop.DBus.Properties.Get',
                'org.mpris.MediaPlayer2.Player',
                which,
              )
            const press = (key) => ask(name() ?? '', PLAYER, `org.mpris.MediaPlayer2.Player.${key}`)
            const said = () =>
              app.script(
                `return document.querySelector(arguments[0])?.textContent.trim()`,
                `${id('player')} .text`,
              )

            await openLesson(app, 'kèfú')
            await app.click(`${id('example')} ${id('word')}`)
            await app.keys('Escape', 'Space')
            await until('the desktop to know that it plays', () =>
              property('PlaybackStatus').includes('Playing'),
            )
            press('Pause')
            await playerIs(app, 'paused')
            await card.silence(500)
            const first = await said()
            assert.ok(first && property('Metadata').includes(first), first)
            press('Play')
            await playerIs(app, 'playing')
            press('Next')
            await until('another sentence to be said', async () => (await said()) !== first)
          },
          { env: { ...card.env, ...env } },
        ),
      ),
    ),
)
