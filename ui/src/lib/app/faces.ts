/**
 * Faces for what may be shown next. A font of Chinese comes in a hundred parts, each asked for when the first of its
 * characters is drawn; and when a part arrives, the page is laid out anew as a whole. On a long lesson that takes longer than
 * a frame, so it is not to fall between a key and what the key shows.
 */

/** The Chinese characters of something, each once. */
export function hanOf(shown: unknown): string {
  return [...new Set(JSON.stringify(shown).match(/\p{Script=Han}/gu) ?? [])].join('')
}

/** Asks for the faces of these characters once what is on the page now is painted. */
export function prepareFaces(characters: string): void {
  if (characters === '' || !('fonts' in document)) return
  const [family] = getComputedStyle(document.documentElement).getPropertyValue('--chinese').split(',')
  requestAnimationFrame(() =>
    // A face that cannot be had is asked for again when it is drawn.
    requestAnimationFrame(() => void document.fonts.load(`1rem ${family}`, characters).catch(() => {})),
  )
}
