/** Word cards that are asked for before their key is pressed, so that they are on the page with it (decision 0134). */
import type { WordCard, WordGetArgs } from '../backend/contract'

/** So many are kept: as many words as are looked up in a long evening. */
const most = 200

export class PreparedCards {
  readonly #ask: (args: WordGetArgs) => Promise<WordCard>
  readonly #onnew: (card: WordCard) => void
  /** Those asked for last are at the end. */
  readonly #known = new Map<string, WordCard>()
  readonly #coming = new Map<string, Promise<WordCard>>()

  /** `onnew` is told of every card that was not known so. */
  constructor(ask: (args: WordGetArgs) => Promise<WordCard>, onnew: (card: WordCard) => void = () => {}) {
    this.#ask = ask
    this.#onnew = onnew
  }

  /** The card as it was when it was last asked for; nothing where it never was. */
  known(args: WordGetArgs): WordCard | undefined {
    return this.#known.get(JSON.stringify(args))
  }

  /** Asks for a card that may be wanted soon. */
  prepare(args: WordGetArgs): void {
    const key = JSON.stringify(args)
    if (this.#known.has(key) || this.#coming.has(key)) return
    const coming = this.#fetch(key, args).finally(() => this.#coming.delete(key))
    this.#coming.set(key, coming)
    // Who opens it asks again, and is told what is wrong.
    coming.catch(() => {})
  }

  /** The card as it is now. One that has not changed is the same object. */
  get(args: WordGetArgs): Promise<WordCard> {
    const key = JSON.stringify(args)
    // What is known may have changed since; what is on its way is as new as it can be.
    return (this.#known.has(key) ? undefined : this.#coming.get(key)) ?? this.#fetch(key, args)
  }

  async #fetch(key: string, args: WordGetArgs): Promise<WordCard> {
    const now = await this.#ask(args)
    const before = this.#known.get(key)
    const card = before && JSON.stringify(before) === JSON.stringify(now) ? before : now
    if (card === now) this.#onnew(card)
    this.#known.delete(key)
    this.#known.set(key, card)
    const [oldest] = this.#known.keys()
    if (this.#known.size > most && oldest !== undefined) this.#known.delete(oldest)
    return card
  }
}
