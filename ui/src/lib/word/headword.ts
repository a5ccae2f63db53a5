import type { DictionaryHit, ScriptChoice, WordCard } from '../backend/contract'

/** The word of a card as the learner wants Chinese written. */
export function headwordOf(card: WordCard, script: ScriptChoice): string {
  const [first] = card.entries
  return (script === 'traditional' ? first?.traditional : first?.simplified) ?? card.word
}

/** A word of a list as the learner wants Chinese written. */
export const inScript = (hit: Pick<DictionaryHit, 'word' | 'traditional'>, script: ScriptChoice) =>
  script === 'traditional' ? hit.traditional : hit.word
