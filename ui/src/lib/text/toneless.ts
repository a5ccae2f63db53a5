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
