/** Syllables in other tones than their own. */
import { toned } from './toneless'

const marks = '\u0304\u0301\u030c\u0300'

export interface FourTones {
  /** The syllable in the first to the fourth tone. */
  tones: string[]
  /** Its own tone, 1 to 5. */
  own: number
}

/** Every syllable once, in four tones; the r of 儿 is none. */
export function fourTones(syllables: readonly string[]): FourTones[] {
  const rows = syllables.map((syllable) => {
    const taken = [...syllable.normalize('NFD')]
    const own = 1 + marks.indexOf(taken.find((character) => marks.includes(character)) ?? '?')
    const letters = taken
      .filter((character) => !marks.includes(character))
      .join('')
      .normalize('NFC')
    return { letters, own: own === 0 ? 5 : own }
  })
  return rows
    .filter(({ letters }, at) => letters !== 'r' && rows.findIndex((row) => row.letters === letters) === at)
    .map(({ letters, own }) => ({ tones: [1, 2, 3, 4].map((tone) => toned(letters, tone)), own }))
}
