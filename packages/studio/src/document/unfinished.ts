/** A sentence as typed, and what the rule contains as long as the sentence cannot be parsed. */
export interface UnfinishedText {
  readonly text: string
  readonly value: string
  /** It was typed as an expression. */
  readonly raw?: boolean
}

/** Key (`unfinishedKey`) → the typed text. */
export type UnfinishedTexts = Readonly<Record<string, UnfinishedText>>

/**
 * Texts typed into rules that cannot be parsed yet. The files keep the previous rule, so these texts are
 * stored separately and restored when the box or page is opened again.
 */
export class Unfinished {
  #all: UnfinishedTexts
  readonly #kept: (all: UnfinishedTexts) => void
  readonly #listeners = new Set<() => void>()

  /** @param kept called with all unfinished texts whenever they change */
  constructor(all: UnfinishedTexts = {}, kept: (all: UnfinishedTexts) => void = () => undefined) {
    this.#all = all
    this.#kept = kept
  }

  get all(): UnfinishedTexts {
    return this.#all
  }

  /** Stores the text typed at a key; `undefined` removes it. */
  keep(draftKey: string, typed: UnfinishedText | undefined): void {
    if (typed === undefined && !Object.hasOwn(this.#all, draftKey)) return
    const { [draftKey]: _, ...others } = this.#all
    this.#write(typed === undefined ? others : { ...others, [draftKey]: typed })
  }

  /** Moves the unfinished texts of a rule to its new id. */
  rename(from: string, to: string): void {
    const entries = Object.entries(this.#all)
    if (!entries.some(([draftKey]) => isOfRule(draftKey, from))) return
    this.#write(
      Object.fromEntries(
        entries.map(([draftKey, typed]) => [
          isOfRule(draftKey, from) ? unfinishedKey(to, draftKey.slice(from.length + 1)) : draftKey,
          typed,
        ]),
      ),
    )
  }

  /** @returns a function that unsubscribes */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #write(all: UnfinishedTexts): void {
    this.#all = all
    this.#kept(all)
    for (const listener of this.#listeners) listener()
  }
}

/** The key of a rule's member. It uses the rule's id, as its index changes when rules are removed. */
export function unfinishedKey(id: string, member: string): string {
  return `${id}/${member}`
}

/** Whether a key belongs to a rule. */
export function isOfRule(draftKey: string, id: string): boolean {
  return draftKey.startsWith(`${id}/`)
}
