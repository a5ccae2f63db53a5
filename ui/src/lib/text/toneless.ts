/** Text as it is typed into a search field: no tones, no spaces, small letters. */

const leftOut = /[\p{M}\s’']/gu

const bareCharacter = (character: string) => character.normalize('NFD').replace(leftOut, '').toLowerCase()

/** Pinyin with or without tones, characters and English alike, so that one can be found in the other. */
export function toneless(text: string): string {
  return [...text].map(bareCharacter).join('')
}

/** Where `wanted` stands in a text, tones, spaces and capitals aside; null where it does not. */
export function findToneless(text: string, wanted: string): { start: number; end: number } | null {
  const sought = toneless(wanted)
  if (sought === '') return null
  let written = ''
  /** For every unit of `written`, where the character stands in the text that it comes from. */
  const from: { start: number; end: number }[] = []
  let start = 0
  for (const character of text) {
    const bare = bareCharacter(character)
    const end = start + character.length
    written += bare
    for (let unit = 0; unit < bare.length; unit += 1) from.push({ start, end })
    start = end
  }
  const at = written.indexOf(sought)
  const [first, last] = [from[at], from[at + sought.length - 1]]
  return first && last ? { start: first.start, end: last.end } : null
}

const marks = ['\u0304', '\u0301', '\u030c', '\u0300']

/** A syllable with the mark of a tone, 1 to 5 (`ke`, 4 is `kè`), where the rules of Hanyu Pinyin put it: a or e, o of ou, else the last vowel. */
export function toned(letters: string, tone: number): string {
  const mark = marks[tone - 1]
  if (!mark) return letters
  const place = letters.search(/[ae]/)
  const at =
    place >= 0 ? place : letters.includes('ou') ? letters.indexOf('o') : letters.search(/[iouü][^iouü]*$/)
  return at < 0 ? letters : `${letters.slice(0, at + 1)}${mark}${letters.slice(at + 1)}`.normalize('NFC')
}
