/** A sentence that shows what the choices do: every tone, a change of tone, and both kinds of reading. */
import type { ReadingSource, Run, WordView } from '../../backend/contract'

const word = (
  text: string,
  syllables: [pinyin: string, tone: number, spoken?: [string, number]][],
  asSpoken: boolean,
  source: ReadingSource = 'app',
): WordView => ({
  text,
  status: 'new',
  syllables: syllables.map(([pinyin, tone, spoken], at) => ({
    character: [...text][at] ?? '',
    pinyin: asSpoken && spoken ? spoken[0] : pinyin,
    citation: pinyin,
    spoken: spoken?.[0] ?? pinyin,
    tone: asSpoken && spoken ? spoken[1] : tone,
    source,
    unsure: false,
  })),
})

/** 你好，我们一起学中文吧！ */
export function sample(asSpoken: boolean): Run {
  return {
    type: 'chinese',
    id: 'sample',
    strong: false,
    words: [
      word(
        '你好',
        [
          ['nǐ', 3, ['ní', 2]],
          ['hǎo', 3],
        ],
        asSpoken,
        'author',
      ),
      word('，', [], asSpoken),
      word(
        '我们',
        [
          ['wǒ', 3],
          ['men', 5],
        ],
        asSpoken,
      ),
      word(
        '一起',
        [
          ['yī', 1, ['yì', 4]],
          ['qǐ', 3],
        ],
        asSpoken,
      ),
      word('学', [['xué', 2]], asSpoken),
      word(
        '中文',
        [
          ['zhōng', 1],
          ['wén', 2],
        ],
        asSpoken,
      ),
      word('吧', [['ba', 5]], asSpoken),
      word('！', [], asSpoken),
    ],
  }
}
