/** Every pair of ink and paper, in light and in dark, is held to WCAG 2.2 AA, computed from the tokens themselves. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync('src/lib/design/tokens.css', 'utf8')

type Scheme = 'light' | 'dark'
type Colours = Record<string, Record<Scheme, string>>

/** The colours that a block of the file sets, by name. */
function coloursOf(block: string): Colours {
  const found: Colours = {}
  for (const [, name, light, dark] of block.matchAll(
    /--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g,
  ))
    if (name && light && dark) found[name] = { light, dark }
  return found
}

const base = coloursOf(css.slice(0, css.indexOf("[data-theme='light']")))
const toneSets = [...css.matchAll(/data-tones='(\w+)'\]\s*\{([^}]*)\}/g)].map(
  ([, name, block]) => [name ?? '', coloursOf(block ?? '')] as const,
)

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const papers = ['paper', 'raised', 'sunken', 'pointed']
/** What lies under a word of a lesson: one that is pointed at, that is chosen, that sounds. */
const underWords = [...papers, 'word-pointed', 'accent-soft', 'sounding']
const schemes: Scheme[] = ['light', 'dark']

/** What is written on what: text of any size needs 4.5. */
const pairs: [ink: string, paper: string][] = [
  ...['ink', 'ink-2', 'ink-3', 'accent', 'right', 'nearly'].flatMap((ink) =>
    papers.map((paper): [string, string] => [ink, paper]),
  ),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['ink', 'sounding'],
  ['ink-2', 'sounding'],
  ['accent', 'sounding'],
  ['ink', 'word-pointed'],
  ['ink', 'accent-soft'],
  ['accent', 'accent-soft'],
  ['ink', 'right-soft'],
  ['right', 'right-soft'],
]

it('knows the formula: black on white is 21', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

it('knows of every colour: none is made up elsewhere', () => {
  const all = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.svelte'),
  )
  const made = all.filter((name) => /light-dark\(#/.test(readFileSync(`src/${name}`, 'utf8')))
  expect(made).toEqual([])
})

it('finds the colours in the file', () => {
  expect(Object.keys(base)).toHaveLength(19)
  expect(toneSets.map(([name]) => name)).toEqual(['pleco', 'mdbg', 'safe'])
})

describe.each(schemes)('in %s', (scheme) => {
  it.each(pairs)('%s on %s can be read', (ink, paper) => {
    const [one, other] = [base[ink]?.[scheme], base[paper]?.[scheme]]
    expect(one && other, `${ink} and ${paper} are colours`).toBeTruthy()
    expect(contrast(one ?? '', other ?? '')).toBeGreaterThanOrEqual(4.5)
  })

  it.each(toneSets)('the tones of %s can be read on every paper', (_, tones) => {
    expect(Object.keys(tones)).toHaveLength(5)
    for (const tone of Object.values(tones))
      for (const paper of underWords)
        expect(contrast(tone[scheme], base[paper]?.[scheme] ?? '')).toBeGreaterThanOrEqual(4.5)
  })

  it('lines that stand for something reach 3', () => {
    for (const line of ['accent', 'ink-3', 'right'])
      expect(contrast(base[line]?.[scheme] ?? '', base['raised']?.[scheme] ?? '')).toBeGreaterThanOrEqual(3)
  })
})
