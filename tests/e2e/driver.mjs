/**
 * Drives the real program in its real window, for the tests beside this file.
 *
 *   Xvfb (a screen in memory)  <-  wenxi-desktop (WebKitGTK)  <-  WebKitWebDriver  <-  fetch, here
 *
 * Node's own `node:test` and `fetch` are enough to speak WebDriver (w3.org/TR/webdriver2), so there is nothing to
 * install from npm. `./dev test e2e` builds the program and runs every `*.test.mjs`.
 *
 *   test("a lesson opens", () =>
 *     inWindow(async (app) => {
 *       await app.click(id("library"));
 *       assert.equal(await app.text(id("lesson")), "…");
 *       await app.picture("lesson");
 *       await app.restart();
 *     }));
 *
 * Habits that keep these tests honest:
 *  - nothing sleeps: every step polls for its condition and, if that never comes, says what it waited for;
 *  - each window has a home folder of its own, so that no test sees the learner's lessons or another test's;
 *  - whatever happens, the session is deleted and the driver's process group ended; a failure leaves a picture and
 *    the page's text under `target/screenshots`.
 */

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, readlink, realpath, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { keyActions } from './keys.mjs'
import { end, start } from './processes.mjs'
import { startScreen } from './screen.mjs'

const execute = promisify(execFile)
const root = fileURLToPath(new URL('../../', import.meta.url))
const pictures = join(root, 'target', 'screenshots')

/** The program under test and the command line that goes with it; both can be set to test an installed package. */
export const desktop = process.env.WENXI_DESKTOP ?? join(root, 'target/debug/wenxi-desktop')
export const cli = process.env.WENXI_CLI ?? join(root, 'target/debug/wenxi')

/** How long a condition may take to come true, in milliseconds. */
const PATIENCE = 15_000
/** How often it is looked at. */
const EVERY = 25

/** The selector of an element by its `data-testid`. */
export const id = (name) => `[data-testid="${name}"]`

/**
 * Calls `look` until it gives something truthy, and gives that. Errors that mean "not there yet" count as no.
 * `what` completes the sentence "waited 15 s for …".
 */
export async function until(what, look, patience = PATIENCE) {
  const deadline = performance.now() + patience
  let last
  for (;;) {
    try {
      const seen = await look()
      if (seen) return seen
      last = undefined
    } catch (error) {
      if (!(error instanceof WebDriverError && error.mayPass)) throw error
      last = error
    }
    if (performance.now() > deadline) {
      throw new Error(`waited ${patience / 1000} s for ${what}`, {
        cause: last,
      })
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY))
  }
}

/** What WebDriver answers when it cannot do as it is told. */
class WebDriverError extends Error {
  constructor({ error, message }) {
    super(`${error}: ${message}`)
    /** Whether the page may simply not be that far yet. */
    this.mayPass = [
      'no such element',
      'stale element reference',
      'element not interactable',
      'element click intercepted',
    ].includes(error)
  }
}

/**
 * Opens the window, hands it to `body`, and ends everything afterwards.
 *
 * Options: `files`, documents named on its command line; `env`, more environment, for example `WENXI_VOICE`;
 * `program` and `args`, to drive something other than Wenxi; `refusable`, so that its disk can refuse
 * ([`Window.refuseWrites`]).
 */
export async function inWindow(body, options = {}) {
  const home = await mkdtemp(join(tmpdir(), 'wenxi-e2e-'))
  const app = new Window(home, options)
  try {
    await app.open(options.files)
    return await body(app)
  } catch (error) {
    await app.leaveTraces(error)
    throw error
  } finally {
    await app.end()
    await rm(home, { recursive: true, force: true })
  }
}

class Window {
  #home
  #options
  #driver
  #url
  #session

  constructor(home, options) {
    this.#home = home
    this.#options = options
  }

  /** The folder with the learner's library and progress. */
  get data() {
    return join(this.#home, 'data')
  }

  /** The environment of the program: nothing of the real home, desktop session or sound server reaches it. */
  async environment() {
    const folders = {
      HOME: '',
      XDG_CACHE_HOME: 'cache',
      XDG_CONFIG_HOME: 'config',
      XDG_DATA_HOME: 'share',
    }
    const { DBUS_SESSION_BUS_ADDRESS, WAYLAND_DISPLAY, PULSE_SERVER, ...rest } = process.env
    const environment = {
      ...rest,
      GDK_BACKEND: 'x11',
      LANG: 'C.UTF-8',
      WENXI_DATA: this.data,
    }
    for (const [name, folder] of Object.entries(folders)) environment[name] = join(this.#home, folder)
    environment.XDG_RUNTIME_DIR = join(this.#home, 'run')
    await mkdir(environment.XDG_RUNTIME_DIR, { recursive: true, mode: 0o700 })
    return {
      ...environment,
      ...this.#options.env,
      DISPLAY: await startScreen(),
    }
  }

  /** Starts the driver and, through it, the program with these documents; returns when the page can be asked. */
  async open(files = []) {
    const port = await freePort()
    this.#url = `http://127.0.0.1:${port}`
    // The program and WebKit's processes are in the driver's process group, and end with it.
    const command = ['WebKitWebDriver', `--port=${port}`, '--host=127.0.0.1']
    // A write beyond the limit ends a program, unless the program that started it had asked for an error instead.
    if (this.#options.refusable) command.unshift('env', '--ignore-signal=XFSZ')
    this.#driver = start(command[0], command.slice(1), {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...(await this.environment()),
        TAURI_WEBVIEW_AUTOMATION: 'true',
      },
    })
    const driver = this.#driver
    let failure
    driver.once('error', (error) => (failure = error))
    await until('WebKitWebDriver to listen', async () => {
      if (failure) throw failure
      if (driver.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${driver.exitCode}`)
      return fetch(`${this.#url}/status`).then(
        async (response) => (await response.json()).value.ready,
        () => false,
      )
    })
    const { program = desktop, args = [] } = this.#options
    const browser = { binary: program, args: [...args, ...files] }
    const capabilities = {
      alwaysMatch: { 'webkitgtk:browserOptions': browser },
    }
    const { sessionId } = await this.#ask('POST', '/session', { capabilities })
    this.#session = `/session/${sessionId}`
  }

  /** Ends the program as a learner does who closes the window, then opens it again on the same folder, without documents. */
  async restart() {
    await this.#closeWindow()
    await this.end()
    await this.open()
  }

  /** Ends the program as a power cut does, then opens it again on the same folder, without documents. */
  async killAndRestart() {
    const programs = await this.#programs()
    if (programs.length === 0) throw new Error('the program to be killed does not run')
    for (const pid of programs) process.kill(pid, 'SIGKILL')
    await until('the killed program to be gone', async () => (await this.#programs()).length === 0)
    await this.end()
    await this.open()
  }

  /**
   * From now on the system refuses whatever the program writes behind the first MiB of a file, as the log of its database
   * is once the lessons are known; what it hands to the window through memory is shorter.
   */
  refuseWrites() {
    return this.#limitFiles(1 << 20)
  }

  /** The disk takes again what is written. */
  takeWrites() {
    return this.#limitFiles('unlimited')
  }

  async #limitFiles(bytes) {
    for (const pid of await this.#programs()) {
      await execute('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:unlimited`])
    }
  }

  async #closeWindow() {
    await this.#command('DELETE', '/window')
    await until(
      'the program to end after its window closed',
      async () => (await this.#programs()).length === 0,
    )
  }

  /** The processes of the program under test: those of the driver's group that run its binary. */
  async #programs() {
    const program = await realpath(this.#options.program ?? desktop)
    const found = []
    for (const pid of await readdir('/proc')) {
      if (!/^\d+$/.test(pid)) continue
      try {
        // Fields after the name in brackets: state, parent, group.
        const [, , group] = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ').pop().split(' ')
        if (Number(group) !== this.#driver.pid) continue
        if ((await readlink(`/proc/${pid}/exe`)) === program) found.push(Number(pid))
      } catch {
        // It ended while we looked.
      }
    }
    return found
  }

  /** Deletes the session and ends every process that it started. */
  async end() {
    const driver = this.#driver
    if (!driver) return
    if (this.#session) await this.#command('DELETE', '').catch(() => {}) // The program may have ended before.
    this.#session = undefined
    this.#driver = undefined
    await end(driver)
  }

  async #ask(method, path, body) {
    const answer = await fetch(this.#url + path, {
      method,
      body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
      signal: AbortSignal.timeout(2 * PATIENCE),
    }).catch((cause) => {
      throw new Error(`no answer to ${method} ${path}: did the program start, and does it still run?`, {
        cause,
      })
    })
    const { value } = await answer.json()
    if (!answer.ok) throw new WebDriverError(value)
    return value
  }

  #command(method, path, body) {
    return this.#ask(method, this.#session + path, body)
  }

  /** One element, as soon as it is there. */
  find(selector) {
    return until(selector, () => this.#element(selector))
  }

  async #element(selector) {
    const value = await this.#command('POST', '/element', {
      using: 'css selector',
      value: selector,
    })
    return `/element/${Object.values(value)[0]}`
  }

  /** How many elements there are now. */
  async count(selector) {
    return this.script('return document.querySelectorAll(arguments[0]).length', selector)
  }

  /** Waits until no such element is left. */
  async gone(selector) {
    await until(`${selector} to be gone`, async () => (await this.count(selector)) === 0)
  }

  /** The text of an element as a reader sees it. */
  async text(selector) {
    return until(`the text of ${selector}`, async () => ({
      text: await this.#command('GET', `${await this.#element(selector)}/text`),
    })).then(({ text }) => text)
  }

  /** Waits until the text of an element contains `part`, and gives the whole of it. */
  async textWith(selector, part) {
    return until(`"${part}" in ${selector}`, async () => {
      const text = await this.#command('GET', `${await this.#element(selector)}/text`)
      return text.includes(part) && text
    })
  }

  async attribute(selector, name) {
    return this.#command('GET', `${await this.find(selector)}/attribute/${name}`)
  }

  /** Clicks an element as soon as it can be clicked. */
  async click(selector) {
    await until(`${selector} to be clickable`, async () => {
      await this.#command('POST', `${await this.#element(selector)}/click`)
      return true
    })
  }

  /** Types into a field as soon as it takes text. */
  async type(selector, text) {
    await until(`${selector} to take text`, async () => {
      await this.#command('POST', `${await this.#element(selector)}/value`, {
        text,
      })
      return true
    })
  }

  /** Presses keys one after another wherever the focus is: `keys("r", "Control+k", "Escape")`. */
  async keys(...chords) {
    for (const chord of chords) {
      await this.#command('POST', '/actions', {
        actions: [{ type: 'key', id: 'keys', actions: keyActions(chord) }],
      })
    }
  }

  /** Runs the body of a function in the page and gives what it returns. */
  script(body, ...args) {
    return this.#command('POST', '/execute/sync', { script: body, args })
  }

  /** Waits until the body of a function, run in the page, returns something truthy, and gives that. */
  when(what, body, ...args) {
    return until(what, () => this.script(body, ...args))
  }

  /** Makes the window this large, in pixels. */
  resize(width, height) {
    return this.#command('POST', '/window/rect', { width, height })
  }

  /** Keeps a picture of the window as `target/screenshots/NAME.png`, once what the page holds is painted. */
  async picture(name) {
    const painted =
      'const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))'
    await this.#command('POST', '/execute/async', {
      script: painted,
      args: [],
    })
    // The driver waits for the next time that the window is drawn, and a page at rest is not.
    await this.script(
      `const spot = document.body.appendChild(document.createElement('div'))
       spot.style.cssText = 'position:fixed;right:0;bottom:0;width:1px;height:1px'
       window.pictureTaken = () => spot.remove()
       let drawn = 0
       const frame = () => {
         spot.style.backgroundColor = ['snow', 'ivory'][(drawn += 1) % 2]
         if (spot.isConnected) requestAnimationFrame(frame)
       }
       requestAnimationFrame(frame)`,
    )
    const png = Buffer.from(await this.#command('GET', '/screenshot'), 'base64')
    await this.script('window.pictureTaken()')
    await mkdir(pictures, { recursive: true })
    await writeFile(join(pictures, `${name}.png`), png)
    return png
  }

  /** After a failure: what the window showed, for the person who reads the log. */
  async leaveTraces(error) {
    if (!this.#session) return
    const name = `failed-${process.pid}-${Math.trunc(performance.now())}`
    try {
      await this.picture(name)
      await writeFile(join(pictures, `${name}.txt`), await this.script('return document.body.innerText'))
      error.message += `\n(the window at that moment: target/screenshots/${name}.png and .txt)`
    } catch {
      // The window is gone, and that is what the error is about.
    }
  }
}

/** A port nobody listens on at this moment. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
