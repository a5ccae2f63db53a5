/**
 * A screen in memory (Xvfb), one for each test file: started when the first window opens, ended with the file.
 */

import { start } from './processes.mjs'

let display

/** The display's name for `DISPLAY`, for example `:99`. */
export function startScreen() {
  display ??= new Promise((resolve, reject) => {
    // -displayfd lets Xvfb choose a free number and write it to the file descriptor as soon as it is ready.
    const options = ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset']
    const server = start('Xvfb', options, {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    const ready = server.stdio[3]
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
    ready.once('data', (number) => {
      // From here on it is no reason for the tests to go on running.
      server.unref()
      ready.unref()
      resolve(`:${String(number).trim()}`)
    })
  })
  return display
}
