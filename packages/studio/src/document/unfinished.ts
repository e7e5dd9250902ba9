/** A sentence as it was typed, and what the rule says until it means something. */
export interface UnfinishedText {
  readonly text: string
  readonly value: string
  /** It was typed as an expression. */
  readonly raw?: boolean
}

/** Place → what was typed there. */
export type UnfinishedTexts = Readonly<Record<string, UnfinishedText>>

/**
 * What somebody typed into rules and what says nothing yet. It is not in the files, as the rule stays what it
 * was; it is kept here, so that whoever leaves the box or the page finds it again.
 */
export class Unfinished {
  #all: UnfinishedTexts
  readonly #kept: (all: UnfinishedTexts) => void
  readonly #listeners = new Set<() => void>()

  /** @param kept is told of all that is unfinished whenever that changes */
  constructor(all: UnfinishedTexts = {}, kept: (all: UnfinishedTexts) => void = () => undefined) {
    this.#all = all
    this.#kept = kept
  }

  get all(): UnfinishedTexts {
    return this.#all
  }

  /** Keeps what was typed at a place, or with nothing forgets it. */
  keep(draftKey: string, typed: UnfinishedText | undefined): void {
    if (typed === undefined && !Object.hasOwn(this.#all, draftKey)) return
    const { [draftKey]: _, ...others } = this.#all
    this.#write(typed === undefined ? others : { ...others, [draftKey]: typed })
  }

  /** A rule has another id: what is unfinished in it is found by that. */
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

  /** @returns a function that ends the subscription */
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

/** The place of a member of a rule, by the rule's id: it stays when rules before it go. */
export function unfinishedKey(id: string, member: string): string {
  return `${id}/${member}`
}

/** Whether a place is in a rule. */
export function isOfRule(draftKey: string, id: string): boolean {
  return draftKey.startsWith(`${id}/`)
}
