import type { FormBundle } from '@formwright/definition'
import { unitsBetween } from '../units/convert-unit.ts'
import type { ConvertUnit } from '../units/convert-unit.ts'
import type { Change, ChangeClass, ChangeKind } from './change.ts'
import { YearTexts } from './year-texts.ts'

type More = Partial<Omit<Change, 'kind' | 'subject'>>

/** What a change is about: a field, or something in it. */
export interface About {
  readonly subject: string
  readonly part: string
  readonly pointer: string
  readonly field: string
}

/** Collects the changes between two bundles. Each part of a bundle is compared by its own file. */
export class Comparison {
  readonly changes: Change[] = []
  readonly before: FormBundle
  readonly after: FormBundle
  readonly convert: ConvertUnit
  readonly #texts: YearTexts
  #issuer: string | undefined

  constructor(before: FormBundle, after: FormBundle) {
    this.before = before
    this.after = after
    this.convert = unitsBetween(before, after)
    this.#texts = new YearTexts(before, after)
  }

  /** Whether values are equal, apart from years that moved with the edition. */
  same(a: unknown, b: unknown): boolean {
    return this.#texts.same(a, b)
  }

  /** The name that corresponds to a name of the earlier edition; years in it move with the edition. */
  nameAmong(names: { has(name: string): boolean }, name: string): string | undefined {
    return this.#texts.nameAmong(names, name)
  }

  /** Attributes changes found in `compare` to the regional variant of an authority. */
  ruledBy(issuer: string, compare: () => void): void {
    this.#issuer = issuer
    compare()
    this.#issuer = undefined
  }

  add(kind: ChangeKind, subject: string, { before, after, ...more }: More = {}): void {
    this.changes.push({
      kind,
      subject,
      class: 'safe',
      part: '',
      ...(this.#issuer === undefined ? {} : { issuer: this.#issuer }),
      ...more,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    })
  }

  /**
   * Adds a change for each property that differs. Those in `except` are compared elsewhere; those in `exact`
   * also count as changed if only their years differ. `said` may give a pair in words instead.
   */
  attributes(
    kind: ChangeKind,
    subject: string,
    before: object,
    after: object,
    {
      except = [],
      exact = [],
      classOf = () => more.class ?? 'safe',
      said = (pair) => pair,
      ...more
    }: More & {
      except?: readonly string[]
      exact?: readonly string[]
      classOf?: ClassOf
      said?: (pair: Pair) => Pair
    } = {},
  ): void {
    const [a, b] = [before as Record<string, unknown>, after as Record<string, unknown>]
    for (const attribute of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const unchanged = exact.includes(attribute)
        ? JSON.stringify(a[attribute]) === JSON.stringify(b[attribute])
        : this.same(a[attribute], b[attribute])
      if (unchanged || except.includes(attribute)) continue
      const pair = { before: a[attribute], after: b[attribute] }
      this.add(kind, subject, {
        ...more,
        attribute,
        ...said(pair),
        class: classOf(attribute, pair.before, pair.after),
      })
    }
  }

  /** Compares named items: which are new, removed, or changed. */
  named<T>(
    before: readonly T[],
    after: readonly T[],
    nameOf: (item: T) => string,
    { added, removed, both, moved }: NamedActions<T>,
  ): void {
    const [a, b] = [numbered(before, nameOf), numbered(after, nameOf)]
    for (const [name, item] of a) if (this.nameAmong(b, name) === undefined) removed(item)
    const found: string[] = []
    for (const [name, item] of a) {
      const match = this.nameAmong(b, name)
      if (match === undefined) continue
      both(item, b.get(match)!)
      found.push(match)
    }
    const known = new Set(found)
    for (const [name, item] of b) if (!known.has(name)) added(item)
    const order = [...b.keys()].filter((name) => known.has(name))
    if (moved && order.some((name, index) => name !== found[index])) moved(found, order)
  }
}

/** The values of a property before and after. */
export interface Pair {
  readonly before: unknown
  readonly after: unknown
}

export type ClassOf = (attribute: string, before: unknown, after: unknown) => ChangeClass

interface NamedActions<T> {
  readonly added: (item: T) => void
  readonly removed: (item: T) => void
  readonly both: (before: T, after: T) => void
  readonly moved?: (before: readonly string[], after: readonly string[]) => void
}

/** Items by name; repeated names are numbered, so that nothing is overlooked. */
function numbered<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T> {
  const map = new Map<string, T>()
  for (const item of items) {
    const name = nameOf(item)
    let unique = name
    for (let count = 2; map.has(unique); count++) unique = `${name} (${count})`
    map.set(unique, item)
  }
  return map
}
