import { describe, expect, it, vi } from 'vitest'
import { catalogue, type KeyEntry } from './catalogue'
import { chordOf, isComposing, Keys, keysOf } from './keys'

const press = (key: string, more: KeyboardEventInit = {}, target: HTMLElement = document.body) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  target.dispatchEvent(event)
  return event
}

describe('chordOf', () => {
  it.each<[string, KeyboardEventInit, string]>([
    ['r', {}, 'R'],
    ['R', { shiftKey: true }, 'Shift+R'],
    [' ', {}, 'Space'],
    ['?', { shiftKey: true }, '?'],
    ['k', { ctrlKey: true }, 'Ctrl+K'],
    ['k', { metaKey: true }, 'Ctrl+K'],
    ['+', { ctrlKey: true, shiftKey: true }, 'Ctrl++'],
    ['=', { ctrlKey: true }, 'Ctrl+='],
    ['ArrowLeft', { shiftKey: true }, 'Shift+ArrowLeft'],
    ['C', { ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+C'],
    // Russian, Greek and Hebrew keyboards.
    ['к', { code: 'KeyR' }, 'R'],
    ['л', { code: 'KeyK', ctrlKey: true }, 'Ctrl+K'],
    ['Σ', { code: 'KeyS', shiftKey: true }, 'Shift+S'],
    ['ק', { code: 'KeyE' }, 'E'],
    ['х', { code: 'BracketLeft' }, '['],
    // Latin letters are what they are, wherever they stand.
    ['a', { code: 'KeyQ' }, 'A'],
    ['ü', { code: 'BracketLeft' }, 'ü'],
    // AltGr writes a bracket where it stands on another key.
    ['[', { code: 'Digit8', ctrlKey: true, altKey: true, modifierAltGraph: true }, '['],
  ])('%s %o is %s', (key, more, chord) =>
    expect(chordOf(new KeyboardEvent('keydown', { key, ...more }))).toBe(chord),
  )
})

it('prints chords', () => {
  expect(keysOf('Ctrl+Shift+C')).toEqual(['Ctrl', 'Shift', 'C'])
  expect(keysOf('Ctrl++')).toEqual(['Ctrl', '+'])
  expect(keysOf('Shift+ArrowLeft')).toEqual(['Shift', '←'])
})

it('no key means two things in one place', () => {
  const entries: KeyEntry[] = Object.values(catalogue)
  for (const group of ['library', 'lesson', 'practice'] as const) {
    const chords = entries.filter((e) => e.group === group || e.group === 'anywhere').flatMap((e) => e.chords)
    expect(new Set(chords).size).toBe(chords.length)
  }
})

describe('the keys', () => {
  function make() {
    const keys = new Keys()
    const heard = (event: Event) => keys.handle(event as KeyboardEvent)
    window.addEventListener('keydown', heard)
    return { keys, end: () => window.removeEventListener('keydown', heard) }
  }
  const field = document.createElement('input')
  const button = document.createElement('button')
  document.body.append(field, button)

  it('go to what was bound last, unless it passes them on', () => {
    const { keys, end } = make()
    const first = vi.fn()
    const second = vi.fn()
    keys.bind({ ruby: first })
    const unbind = keys.bind({ ruby: () => (second(), false) })
    expect(press('r').defaultPrevented).toBe(true)
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1])
    unbind()
    press('r')
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([2, 1])
    end()
  })

  it('are left to fields, except those with Ctrl', () => {
    const { keys, end } = make()
    const ruby = vi.fn()
    const search = vi.fn()
    keys.bind({ ruby, search })
    press('r', {}, field)
    press('k', { ctrlKey: true }, field)
    expect([ruby.mock.calls.length, search.mock.calls.length]).toEqual([0, 1])
    end()
  })

  it('are left to fields where one of several would write', () => {
    const { keys, end } = make()
    const undo = vi.fn()
    const aside = vi.fn()
    const pause = vi.fn()
    keys.bind({ undoAnswer: undo, putAside: aside, pausePractice: pause })
    for (const letter of ['u', 'b', 'B']) expect(press(letter, {}, field).defaultPrevented).toBe(false)
    press('z', { ctrlKey: true }, field)
    press('b', { altKey: true }, field)
    press('Escape', {}, field)
    expect([undo, aside, pause].map((heard) => heard.mock.calls.length)).toEqual([1, 1, 1])
    end()
  })

  it('are left to a button that has the focus, when it uses them', () => {
    const { keys, end } = make()
    const play = vi.fn()
    const ruby = vi.fn()
    keys.bind({ play, ruby })
    press(' ', {}, button)
    press('r', {}, button)
    expect([play.mock.calls.length, ruby.mock.calls.length]).toEqual([0, 1])
    end()
  })

  it('belong to a dialog while it is open', () => {
    const { keys, end } = make()
    const ruby = vi.fn()
    const larger = vi.fn()
    keys.bind({ ruby, larger })
    const letGo = keys.hold()
    press('r')
    press('+', { ctrlKey: true })
    expect([ruby.mock.calls.length, larger.mock.calls.length]).toEqual([0, 1])
    letGo()
    letGo()
    press('r')
    expect(ruby).toHaveBeenCalledTimes(1)
    end()
  })

  it('answer once while they are held down, where more would be done than was meant', () => {
    const { keys, end } = make()
    const undo = vi.fn()
    const next = vi.fn()
    keys.bind({ undoAnswer: undo, nextSentence: next })
    press('u')
    expect(press('u', { repeat: true }).defaultPrevented).toBe(true)
    press('ArrowRight')
    press('ArrowRight', { repeat: true })
    expect([undo.mock.calls.length, next.mock.calls.length]).toEqual([1, 2])
    end()
  })

  it('are the input method’s while it composes', () => {
    const { keys, end } = make()
    const check = vi.fn()
    keys.bind({ check })
    press('Enter', { isComposing: true })
    press('Enter', { keyCode: 229 })
    expect(check).not.toHaveBeenCalled()
    press('Enter')
    expect(check).toHaveBeenCalledTimes(1)
    end()
  })
})

it('229 is the key of a composing input method', () => {
  expect(isComposing(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229 }))).toBe(true)
  expect(isComposing(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13 }))).toBe(false)
})
