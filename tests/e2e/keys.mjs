/**
 * Names of keys to the code points that WebDriver knows them by (w3.org/TR/webdriver2, "Keyboard actions").
 */

const NAMED = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  F1: '\uE031',
  F11: '\uE03B',
  Plus: '+',
}

/** `"Control+k"` as key actions: pressed from left to right, let go from right to left. */
export function keyActions(chord) {
  const keys = chord.split('+').map((name) => {
    const key = NAMED[name] ?? name
    if ([...key].length !== 1) throw new Error(`no key is called "${name}"`)
    return key
  })
  return [
    ...keys.map((value) => ({ type: 'keyDown', value })),
    ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
  ]
}
