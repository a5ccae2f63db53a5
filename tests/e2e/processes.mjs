/**
 * Sees to it that no process outlives these tests, even when they are interrupted.
 */

import { spawn } from 'node:child_process'

const living = new Set()

process.on('exit', () => living.forEach(kill))
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

/** Starts a program in a process group of its own; what it starts in turn belongs to that group and ends with it. */
export function start(program, args, options) {
  const child = spawn(program, args, { ...options, detached: true })
  living.add(child)
  return child
}

/** Ends a program that `start` gave, and its whole group; returns when it has gone. */
export async function end(child) {
  const runs = child.pid !== undefined && child.exitCode === null && child.signalCode === null
  const gone = runs ? new Promise((resolve) => child.once('exit', resolve)) : undefined
  kill(child)
  living.delete(child)
  await gone
}

function kill({ pid }) {
  if (pid === undefined) return // It never started.
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if (error.code !== 'ESRCH') throw error // ESRCH: the whole group has gone already.
  }
}
