/** Something before two people changed it, and after each. */
export interface Versions<T = unknown> {
  readonly base: T
  readonly mine: T
  readonly theirs: T
}

/** What comes of two changes to one value; see `Reconciled`. */
export interface Sides<T = unknown> {
  readonly document: T
  readonly marked: T
  readonly base: T
}

export const SIDES = ['document', 'marked', 'base'] as const

/** Where a value stands in each version, and in what comes of them: rows may stand elsewhere in each. */
export interface At extends Versions<string> {
  readonly merged: string
}

export const ROOT: At = { base: '', mine: '', theirs: '', merged: '' }

/** The same of every version. */
export function each<S extends object, T>(
  versions: S,
  change: (version: S[keyof S], side: keyof S) => T,
): { readonly [K in keyof S]: T } {
  return Object.fromEntries(
    Object.entries(versions).map(([side, version]) => [side, change(version, side as keyof S)]),
  ) as { readonly [K in keyof S]: T }
}
