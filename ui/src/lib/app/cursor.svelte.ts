/** Where the learner is in the text: a sentence, and perhaps a word of it. */
export class Cursor {
  sentenceId = $state<string | null>(null)
  /** Index of the word in the sentence; -1 for the sentence as a whole. */
  word = $state(-1)

  set(sentenceId: string | null, word = -1): void {
    this.sentenceId = sentenceId
    this.word = word
  }
}
