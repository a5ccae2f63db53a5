/**
 * One listener for all keys. Pages bind names of the catalogue; what was bound last is asked first.
 * Keys never reach a page while a dialog is open, while a field has the focus, or while an input method composes.
 */
import { catalogue, type KeyEntry, type KeyName } from './catalogue'

/** What a key does. Returning `false` passes it on to whoever bound it before. */
export type KeyAction = (event: KeyboardEvent) => void | false
export type Bindings = Partial<Record<KeyName, KeyAction>>

/** What keys of a Latin keyboard write that other scripts have letters on. */
const signs: Record<string, string> = { BracketLeft: '[', BracketRight: ']', Period: '.', Comma: ',' }

/** What a key writes; where it writes Cyrillic, Greek or Hebrew, what it would write in Latin. */
function writtenBy({ key, code }: KeyboardEvent): string {
  const isForeign = /^\p{L}$/u.test(key) && !/\p{Script=Latin}/u.test(key)
  return isForeign ? (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? signs[code] ?? key) : key
}

/** The chord of a key press, as the catalogue writes it. */
export function chordOf(event: KeyboardEvent): string {
  const written = writtenBy(event)
  const letter = /^[a-z]$/i.test(written)
  const printable = written.length === 1 && !letter && written !== ' '
  const key = written === ' ' ? 'Space' : letter ? written.toUpperCase() : written
  const parts: string[] = []
  // AltGr writes signs, and some systems call it Ctrl+Alt.
  const writes = event.getModifierState('AltGraph')
  if ((event.ctrlKey || event.metaKey) && !writes) parts.push('Ctrl')
  if (event.altKey && !writes) parts.push('Alt')
  // `?` and `+` are typed with Shift on some keyboards and without on others.
  if (event.shiftKey && !printable) parts.push('Shift')
  return [...parts, key].join('+')
}

/** An input method is composing: its Enter picks a candidate and is not ours (229 is WebKit's word for it). */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=range], [type=checkbox], [type=radio]), textarea, select'))
  )
}

/** Whether a chord writes into a field, or moves in it. */
function writes(chord: string): boolean {
  return !/^(Ctrl|Alt)\+|^F\d|^Escape$/.test(chord)
}

/** Whether the element under the focus uses this key itself. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  if (event.key === ' ' || event.key === 'Enter')
    return (
      target.closest('button, a, summary, [role=button], [role=radio], [role=switch], [role=menuitem]') !==
      null
    )
  if (event.key.startsWith('Arrow'))
    return target.closest('input, [role=radiogroup], [role=slider], [role=menu], [role=listbox]') !== null
  return false
}

export class Keys {
  #layers: Bindings[] = []
  #holds = 0

  /** Binds keys until the function that comes back is called. */
  bind(bindings: Bindings): () => void {
    this.#layers.push(bindings)
    return () => {
      this.#layers = this.#layers.filter((layer) => layer !== bindings)
    }
  }

  /** A dialog is open: keys are its own until the function that comes back is called. */
  hold(): () => void {
    this.#holds += 1
    let held = true
    return () => {
      if (held) this.#holds -= 1
      held = false
    }
  }

  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || isComposing(event) || isTaken(event)) return
    const chord = chordOf(event)
    const inField = isField(event.target)
    for (const layer of [...this.#layers].reverse()) {
      for (const name of Object.keys(layer) as KeyName[]) {
        const entry: KeyEntry = catalogue[name]
        if (!entry.chords.includes(chord)) continue
        if ((inField && (!entry.inFields || writes(chord))) || (this.#holds > 0 && !entry.inDialogs)) continue
        // A key that is held down answers once.
        if (event.repeat && entry.once) {
          event.preventDefault()
          return
        }
        if (layer[name]?.(event) === false) continue
        event.preventDefault()
        return
      }
    }
  }
}

const names: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
}

/** The keys of a chord as they are printed, `Ctrl+K` as `Ctrl`, `K`. */
export function keysOf(chord: string): string[] {
  const parts = chord === 'Ctrl++' ? ['Ctrl', '+'] : chord.split('+')
  return parts.map((part) => names[part] ?? part)
}
