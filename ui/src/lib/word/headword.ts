import type { ScriptChoice, WordCard } from '../backend/contract'

/** The word of a card as the learner wants Chinese written. */
export function headwordOf(card: WordCard, script: ScriptChoice): string {
  const [first] = card.entries
  return (script === 'traditional' ? first?.traditional : first?.simplified) ?? card.word
}
