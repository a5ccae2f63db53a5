// Writes the lessons that the fake backend serves: the two families of documents, with approximate readings.
// Run `node tests/lessons/make.mjs` after changing it.
import { writeFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'
import * as texts from './texts.mjs'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const chinese = /\p{Script=Han}/u
let sentence = 0
let text = 0

const toneOf = (syllable) => {
  const marks = ['āēīōūǖ', 'áéíóúǘ', 'ǎěǐǒǔǚ', 'àèìòùǜ']
  const found = marks.findIndex((set) => [...syllable].some((letter) => set.includes(letter)))
  return found < 0 ? 5 : found + 1
}

/** Words that the segmenter parts although they are one. */
const joined = ['客户服务', '客户满意度', '客服']

function cut(text) {
  const words = []
  let rest = text
  while (rest) {
    const whole = joined.find((word) => rest.startsWith(word) && word !== '客户服务')
    if (whole) {
      words.push(whole)
      rest = rest.slice(whole.length)
      continue
    }
    const next = Math.min(
      ...joined
        .filter((w) => w !== '客户服务')
        .map((w) => (rest.indexOf(w) < 0 ? Infinity : rest.indexOf(w))),
      rest.length,
    )
    for (const { segment } of segmenter.segment(rest.slice(0, next))) words.push(segment)
    rest = rest.slice(next)
  }
  return words
}

export function words(text, given = null) {
  const own = given ? given.split(' ') : pinyin(text, { type: 'array', nonZh: 'removed' })
  const spoken = pinyin(text, { type: 'array', nonZh: 'removed', toneSandhi: true })
  let at = 0
  return cut(text).map((word) => {
    const syllables = [...word].every((c) => chinese.test(c))
      ? [...word].map((character, place) => {
          const reading = own[at] ?? ''
          const said = given ? reading : (spoken[at] ?? reading)
          at += 1
          return {
            character,
            shown: place > 0 && /^[aeoāáǎàēéěèōóǒò]/i.test(reading) ? `’${reading}` : reading,
            citation: reading,
            spoken: said,
            tone: toneOf(reading),
            source: given ? 'author' : 'app',
            unsure: !given && '行为重着'.includes(character),
          }
        })
      : []
    return { text: word, syllables, status: word === '服务' ? 'studying' : word === '市场' ? 'known' : 'new' }
  })
}

const zh = (text, given = null, strong = false) => ({
  type: 'chinese',
  id: `s${++sentence}`,
  script: 'simplified',
  words: words(text, given),
  strong,
})
const en = (characters, more = {}) => ({
  type: 'plain',
  id: `e${++text}`,
  text: characters,
  lang: 'english',
  strong: false,
  code: false,
  ...more,
})

/**
 * A text in a small notation: Chinese and other characters are told apart; `客户{kè hù}` carries the author's
 * reading, `**bold**` is strong.
 */
export function runs(text) {
  const found = []
  const pattern =
    /\*\*([^*]+)\*\*|([^\s\p{Script=Latin}]*\p{Script=Han}[^\p{Script=Latin}\s{}*]*)(?:\{([^}]*)\})?/gu
  let at = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > at) found.push(en(text.slice(at, match.index)))
    if (match[1]) found.push(en(match[1], { strong: true }))
    else {
      const [, before, core] = /^([“(（"]*)(.*)$/u.exec(match[2])
      if (before) found.push(en(before))
      found.push(zh(core, match[3] ?? null))
    }
    at = match.index + match[0].length
  }
  if (at < text.length) found.push(en(text.slice(at)))
  return found
}

/** Chinese throughout, one run a sentence. */
const chineseRuns = (text) =>
  text
    .split(/(?<=[。！？])/u)
    .filter(Boolean)
    .map((part) => zh(part))

const english = (text) => [en(text)]

function block(source) {
  const { type, ...own } = source
  switch (type) {
    case 'paragraph':
      return { type, text: runs(own.text) }
    case 'fact':
      return { type, label: runs(own.label), value: runs(own.value) }
    case 'character':
      return { type, character: runs(own.character), meaning: runs(own.meaning) }
    case 'example':
      return {
        type,
        label: english(own.label),
        chinese: runs(own.chinese),
        pinyin: [],
        english: english(own.english),
        note: own.note ? runs(own.note) : [],
      }
    case 'mistake':
      return {
        type,
        label: english(own.label),
        incorrect: runs(own.incorrect),
        why: runs(own.why),
        corrects: own.corrects.map((c) => ({
          label: c.label ? english(c.label) : [],
          chinese: runs(c.chinese),
          english: english(c.english),
          note: [],
        })),
      }
    case 'bilingualPair':
      return {
        type,
        topic: runs(own.topic),
        chineseLabel: own.labels ? [zh(own.labels[0])] : [],
        englishLabel: own.labels ? english(own.labels[1]) : [],
        rows: own.rows.map(([c, e]) => ({ chinese: c ? chineseRuns(c) : [], english: e ? english(e) : [] })),
      }
    case 'related':
      return { type, term: runs(own.term), gloss: english(own.gloss), lessonId: own.lessonId ?? null }
    case 'list':
      return { type, ordered: own.ordered ?? false, items: own.items.map((item) => item.map(block)) }
    case 'table':
      return { type, hasHeader: true, rows: own.rows.map((row) => row.map(runs)) }
    default:
      throw new Error(`no such block: ${type}`)
  }
}

/** What is read aloud: about what the program does, but English is not cut into sentences. */
function aloud(sections, headword) {
  const chinese = (run) => ({ english: false, parts: [{ type: 'chinese', id: run.id }] })
  const part = (run) =>
    run.type === 'chinese'
      ? { type: 'chinese', id: run.id }
      : { type: 'text', id: run.id, from: 0, to: run.text.length }
  const ofText = (found, prose) =>
    prose && found.some((run) => run.type === 'plain' && /\p{L}{3}/u.test(run.text))
      ? [{ english: true, parts: found.map(part) }]
      : found
          .filter((run) => run.type === 'chinese' && run.words.some((word) => word.syllables.length > 0))
          .map(chinese)
  const ofBlock = (block) => {
    switch (block.type) {
      case 'paragraph':
        return ofText(block.text, true)
      case 'fact':
        return ofText(block.value, true)
      case 'character':
        return [...ofText(block.character), ...ofText(block.meaning, true)]
      case 'example':
        return [...ofText(block.chinese), ...ofText(block.english, true), ...ofText(block.note, true)]
      case 'mistake':
        return [
          ...ofText(block.incorrect),
          ...ofText(block.why, true),
          ...block.corrects.flatMap((c) => [...ofText(c.chinese), ...ofText(c.english, true)]),
        ]
      case 'bilingualPair':
        return block.rows.flatMap((row) => [...ofText(row.chinese), ...ofText(row.english, true)])
      case 'related':
        return [...ofText(block.term), ...ofText(block.gloss, true)]
      case 'list':
        return block.items.flat().flatMap(ofBlock)
      case 'table':
        return block.rows.flat().flatMap((cell) => ofText(cell, true))
      default:
        return []
    }
  }
  return [
    ...(headword ? [{ sectionId: sections[0].id, ...chinese(headword.chinese) }] : []),
    ...sections.flatMap((section) =>
      section.blocks.flatMap(ofBlock).map((unit) => ({ sectionId: section.id, ...unit })),
    ),
  ]
}

for (const [name, source] of Object.entries(texts)) {
  sentence = 0
  text = 0
  const headword = source.headword && {
    chinese: zh(source.headword.chinese, source.headword.reading),
    gloss: english(source.headword.gloss),
    hsk: source.headword.hsk,
    saved: false,
  }
  const heading = runs(source.heading)
  const sections = source.sections.map(({ role, level = 1, heading, blocks }, index) => ({
    id: `s-${index + 1}`,
    role,
    level,
    heading: runs(heading),
    blocks: blocks.map(block),
    before: 0,
    after: 0,
  }))
  const lesson = {
    id: source.id,
    title: source.title,
    heading,
    kind: source.kind,
    headword: headword ?? null,
    sections,
    aloud: aloud(sections, headword),
    diagnostics: source.diagnostics ?? [],
    whole: true,
    builtIn: source.builtIn ?? false,
    known: null,
    file: source.file ?? null,
    place: null,
  }
  writeFileSync(new URL(`${name}.json`, import.meta.url), `${JSON.stringify(lesson)}\n`)
}
