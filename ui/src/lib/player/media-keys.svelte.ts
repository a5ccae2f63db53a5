/**
 * The keys of the keyboard, the headphones and the desktop that play and pause: the browser speaks MPRIS, SMTC or
 * Now Playing for us (Media Session API).
 */
import type { Player } from './player.svelte'

type Session = Pick<MediaSession, 'metadata' | 'playbackState' | 'setActionHandler'>

/** Lets the media keys move the player until the function that comes back is called. */
export function bindMediaKeys(
  player: Player,
  title: () => string,
  session: Session | undefined = globalThis.navigator?.mediaSession,
): () => void {
  if (!session) return () => {}
  const actions: Partial<Record<MediaSessionAction, () => void>> = {
    play: () => void (player.status === 'playing' ? undefined : player.toggle()),
    pause: () => player.pause(),
    previoustrack: () => void player.step(-1),
    nexttrack: () => void player.step(1),
    stop: () => player.close(),
  }
  const set = (on: boolean) => {
    for (const [name, run] of Object.entries(actions))
      session.setActionHandler(name as MediaSessionAction, on ? run : null)
  }
  set(true)
  const end = $effect.root(() => {
    $effect(() => {
      const text = player.current?.words.map((word) => word.text).join('') ?? ''
      session.metadata =
        text && typeof MediaMetadata !== 'undefined'
          ? new MediaMetadata({ title: text, artist: title() })
          : null
    })
    $effect(() => {
      session.playbackState =
        player.status === 'idle'
          ? 'none'
          : player.status === 'paused' || player.status === 'turn'
            ? 'paused'
            : 'playing'
    })
  })
  return () => {
    end()
    set(false)
  }
}
