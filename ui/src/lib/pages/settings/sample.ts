/** A sentence that shows what the choices do: every tone, a change of tone, both scripts, both kinds of reading. */
import type { NotationChoice, Run, Settings, WordView } from '../../backend/contract'

type Notations = Record<NotationChoice, string>

interface Sample {
  simplified: string
  traditional?: string
  /** One for each character. */
  syllables: readonly { shown: Notations; spoken?: Notations }[]
  given?: boolean
}

const notations = (marks: string, numbers: string, zhuyin: string): Notations => ({ marks, numbers, zhuyin })

/** 你好，我们一起学中文吧！ */
const words: readonly Sample[] = [
  {
    simplified: '你好',
    given: true,
    syllables: [
      { shown: notations('nǐ', 'ni3', 'ㄋㄧˇ'), spoken: notations('ní', 'ni2', 'ㄋㄧˊ') },
      { shown: notations('hǎo', 'hao3', 'ㄏㄠˇ') },
    ],
  },
  { simplified: '，', syllables: [] },
  {
    simplified: '我们',
    traditional: '我們',
    syllables: [{ shown: notations('wǒ', 'wo3', 'ㄨㄛˇ') }, { shown: notations('men', 'men5', '˙ㄇㄣ') }],
  },
  {
    simplified: '一起',
    syllables: [
      { shown: notations('yī', 'yi1', 'ㄧ'), spoken: notations('yì', 'yi4', 'ㄧˋ') },
      { shown: notations('qǐ', 'qi3', 'ㄑㄧˇ') },
    ],
  },
  { simplified: '学', traditional: '學', syllables: [{ shown: notations('xué', 'xue2', 'ㄒㄩㄝˊ') }] },
  {
    simplified: '中文',
    syllables: [
      { shown: notations('zhōng', 'zhong1', 'ㄓㄨㄥ') },
      { shown: notations('wén', 'wen2', 'ㄨㄣˊ') },
    ],
  },
  { simplified: '吧', syllables: [{ shown: notations('ba', 'ba5', '˙ㄅㄚ') }] },
  { simplified: '！', syllables: [] },
]

/** The tone that a syllable in numbers names. */
const toneOf = (numbers: string) => Number(numbers.at(-1))

function word(sample: Sample, { notation, spokenTones }: Shown, text: string): WordView {
  return {
    text,
    status: 'new',
    syllables: sample.syllables.map(({ shown, spoken }, at) => {
      const written = (spokenTones && spoken) || shown
      const apart = notation === 'zhuyin' && at > 0 ? ' ' : ''
      return {
        character: [...text][at] ?? '',
        shown: apart + written[notation],
        citation: shown.marks,
        spoken: (spoken ?? shown).marks,
        tone: toneOf(written.numbers),
        source: sample.given ? 'author' : 'app',
        unsure: false,
      }
    }),
  }
}

type Shown = Pick<Settings, 'notation' | 'script' | 'spokenTones'>

export function sample(shown: Shown): Run {
  const traditional = shown.script === 'traditional'
  return {
    type: 'chinese',
    id: 'sample',
    script: traditional ? 'traditional' : 'simplified',
    strong: false,
    words: words.map((one) => word(one, shown, (traditional && one.traditional) || one.simplified)),
  }
}
