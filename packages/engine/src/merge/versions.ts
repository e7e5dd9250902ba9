/** A value before two people changed it, and after each change. */
export interface Versions<T = unknown> {
  readonly base: T
  readonly mine: T
  readonly theirs: T
}

/** The result of merging a value; see `Reconciled`. */
export interface Sides<T = unknown> {
  readonly document: T
  readonly marked: T
  readonly base: T
}

export const SIDES = ['document', 'marked', 'base'] as const

/** The pointer of a value in each version and in the result: rows may have moved. */
export interface At extends Versions<string> {
  readonly merged: string
}

export const ROOT: At = { base: '', mine: '', theirs: '', merged: '' }

/** Maps each version. */
export function each<S extends object, T>(
  versions: S,
  change: (version: S[keyof S], side: keyof S) => T,
): { readonly [K in keyof S]: T } {
  return Object.fromEntries(
    Object.entries(versions).map(([side, version]) => [side, change(version, side as keyof S)]),
  ) as { readonly [K in keyof S]: T }
}
