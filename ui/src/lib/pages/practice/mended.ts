/** What is said of a mistake after an answer, taken apart: one text of several sentences is hard to read. */
import type { Run } from '../../backend/contract'

export interface Mended {
  /** Why it is wrong, in the author's words. */
  why: Run[]
  /** The right ways to say it, each with its English. */
  ways: { chinese: Run[]; english: Run[] }[]
}

const isSpace = (run: Run | undefined) => run?.type === 'plain' && run.text.trim() === ''

function trimmed(runs: Run[]): Run[] {
  const first = runs.findIndex((run) => !isSpace(run))
  const last = runs.findLastIndex((run) => !isSpace(run))
  return first < 0 ? [] : runs.slice(first, last + 1)
}

/** The explanation of a mistake: its reason, then every right sentence with its translation behind it. */
export function mistakeOf(explanation: readonly Run[]): Mended {
  const mended: Mended = { why: [], ways: [] }
  for (const run of explanation) {
    const way = mended.ways.at(-1)
    if (run.type === 'chinese') mended.ways.push({ chinese: [run], english: [] })
    else (way?.english ?? mended.why).push(run)
  }
  return {
    why: trimmed(mended.why),
    ways: mended.ways.map(({ chinese, english }) => ({ chinese, english: trimmed(english) })),
  }
}
