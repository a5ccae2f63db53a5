/** What the fake dictionary knows. */
import type { FourTones, WordCard } from '../src/lib/backend/contract'

/** A syllable in four tones, as the program gives them. */
const fourTones = (four: string, own: number): FourTones => ({
  tones: four.split(' ').map((pinyin) => ({ pinyin, shown: pinyin })),
  own,
})

/** A card that says this of a word, and nothing else. */
export const card = (word: string, more: Partial<WordCard>): WordCard => ({
  word,
  entries: [],
  told: [],
  readings: [],
  characters: [],
  pairs: [],
  partOf: [],
  hsk: null,
  hsk2: null,
  seenIn: [],
  seenElsewhere: false,
  tones: [],
  saved: false,
  troubled: [],
  ...more,
})

export const cards: Record<string, WordCard> = {
  服务: card('服务', {
    entries: [
      {
        simplified: '服务',
        traditional: '服務',
        shown: 'fúwù',
        shownSpoken: '',
        listedAs: '',
        pinyin: ['fú', 'wù'],
        spoken: ['fú', 'wù'],
        partOfSpeech: null,
        senses: ['to serve', 'service'],
        measureWords: ['项 (xiàng)'],
      },
    ],
    tones: [fourTones('fū fú fǔ fù', 2), fourTones('wū wú wǔ wù', 4)],
    pairs: [
      {
        differs: 'tone',
        word: { word: '父物', traditional: '父物', shown: 'fùwù', gloss: 'made for this test' },
        spoken: ['fù', 'wù'],
      },
      {
        differs: 'initial',
        word: { word: '独物', traditional: '獨物', shown: 'dúwù', gloss: 'made for this test' },
        spoken: ['dú', 'wù'],
      },
    ],
    characters: [
      { character: '服', pinyin: 'fú', shown: 'fú', gloss: 'clothes; to wear; to serve; to obey' },
      { character: '务', pinyin: 'wù', shown: 'wù', gloss: 'affair; business; to be engaged in' },
    ],
    hsk: 2,
    hsk2: 4,
  }),
  客户: card('客户', {
    entries: [
      {
        simplified: '客户',
        traditional: '客戶',
        shown: 'kèhù',
        shownSpoken: '',
        listedAs: '',
        pinyin: ['kè', 'hù'],
        spoken: ['kè', 'hù'],
        partOfSpeech: null,
        senses: ['client', 'customer'],
        measureWords: ['位 (wèi)', '个 (gè)'],
      },
    ],
    characters: [
      { character: '客', pinyin: 'kè', shown: 'kè', gloss: 'customer; visitor; guest' },
      { character: '户', pinyin: 'hù', shown: 'hù', gloss: 'household; door; family' },
    ],
    hsk: 5,
    hsk2: 5,
  }),
  一: card('一', {
    entries: [
      {
        simplified: '一',
        traditional: '一',
        shown: 'yī',
        shownSpoken: 'yí',
        listedAs: '',
        pinyin: ['yī'],
        spoken: ['yí'],
        partOfSpeech: null,
        senses: ['one', 'single', 'a (article)', 'as soon as', 'entire; whole; all; throughout'],
        measureWords: [],
      },
    ],
    hsk: 1,
    hsk2: 1,
  }),
}
