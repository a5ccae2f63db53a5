/** Cards that want a look, in the fake backend. */
import type { Backend } from '../src/lib/backend/backend'
import type { CardRow } from '../src/lib/backend/contract'

type Commands = Pick<Backend, 'cardsTroubled' | 'cardsTreat' | 'cardsUntreat' | 'cardMet'>

const row = (word: string, gloss: string, more: Partial<CardRow>): CardRow => ({
  card: `w:${word}:x/meaning`,
  kind: 'meaning',
  text: [{ type: 'plain', text: word, lang: 'chinese', strong: false, code: false }],
  gloss,
  lapses: 0,
  isLeech: false,
  suspended: false,
  buried: false,
  ...more,
})

export function createFakeCards(fresh: boolean): Commands {
  let cards = fresh
    ? []
    : [
        row('尴尬', 'awkward', { lapses: 9, isLeech: true }),
        row('客户', 'client; customer', { suspended: true }),
        row('退货', 'to return goods', { buried: true, lapses: 2 }),
      ]
  const undo = new Map<string, CardRow[]>()
  return {
    cardsTroubled: async () => ({ cards, more: 0 }),
    cardsTreat: async ({ cards: treated, way }) => {
      const event = `event-${undo.size}`
      undo.set(event, cards)
      const after = (card: CardRow): CardRow =>
        way === 'suspend'
          ? { ...card, suspended: true }
          : { ...card, suspended: false, buried: false, ...(way === 'reset' ? { isLeech: false } : {}) }
      cards = cards
        .map((card) => (treated.includes(card.card) ? after(card) : card))
        .filter((card) => card.isLeech || card.suspended || card.buried)
      return { events: [event] }
    },
    cardsUntreat: async ({ events }) => {
      cards = undo.get(events[0] ?? '') ?? cards
      return {}
    },
    cardMet: async ({ card }) => ({
      source: card.includes('客户')
        ? { lessonId: 'kehu-fuwu', title: '客户服务', place: { sectionId: 's1', sentenceId: null } }
        : null,
    }),
  }
}
