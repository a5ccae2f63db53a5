/** What is said after an answer, taken apart: one text of several sentences is hard to read. */
import type { Run } from '../../backend/contract'
import { plainText } from '../../text/walk'

/** Chinese, and what is said of it. */
export interface Line {
  chinese: Run[]
  rest: Run[]
}

export interface Explained {
  /** What is said before any Chinese: why a mistake is one, in the author's words. */
  why: Run[]
  lines: Line[]
}

const isSpace = (run: Run | undefined) => run?.type === 'plain' && run.text.trim() === ''

function trimmed(runs: Run[]): Run[] {
  const first = runs.findIndex((run) => !isSpace(run))
  const last = runs.findLastIndex((run) => !isSpace(run))
  return first < 0 ? [] : runs.slice(first, last + 1)
}

/** A line for each Chinese text, with what follows it. What is on the page already, as `shown`, is not said again. */
export function explained(explanation: readonly Run[], shown: readonly Run[] = []): Explained {
  const found: Explained = { why: [], lines: [] }
  for (const run of explanation) {
    if (run.type === 'chinese') found.lines.push({ chinese: [run], rest: [] })
    else (found.lines.at(-1)?.rest ?? found.why).push(run)
  }
  const isShown = (runs: Run[]) => shown.length > 0 && plainText(runs) === plainText(shown)
  return {
    why: trimmed(found.why),
    lines: found.lines
      .map(({ chinese, rest }) => ({ chinese: isShown(chinese) ? [] : chinese, rest: trimmed(rest) }))
      .filter(({ chinese, rest }) => chinese.length + rest.length > 0),
  }
}

/** Whether a line is about a word, whose reading and meaning stand behind it; those of a sentence stand over and under it. */
export const isWord = ({ rest }: Line) => rest[0]?.type === 'plain' && rest[0].lang === 'pinyin'
