/** How long a question is looked at. */

/** A clock of milliseconds that stands still while the page is not seen: nobody studies behind another window. */
export function seenClock(
  page: Pick<Document, 'hidden' | 'addEventListener'>,
  now: () => number = () => performance.now(),
): () => number {
  let unseen = 0
  let hiddenAt = page.hidden ? now() : null
  page.addEventListener('visibilitychange', () => {
    if (page.hidden) {
      hiddenAt ??= now()
    } else if (hiddenAt !== null) {
      unseen += now() - hiddenAt
      hiddenAt = null
    }
  })
  return () => (hiddenAt ?? now()) - unseen
}

/** The clock of this window. */
export const seenNow = seenClock(document)
