/** Titles as names of files. */

/** So many characters: a disk takes 255 bytes, and a Chinese character is three of them. */
const longest = 80

/** A title as the name of a file, without an ending. */
export function fileName(title: string): string {
  const name = title
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return [...name].slice(0, longest).join('').trim() || 'lesson'
}
