import {
  below,
  bundleInYears,
  joinPointer,
  otherYears,
  splitPointer,
  treeOf,
  walk,
  yearKey,
} from '@formwright/definition'
import type { Change, FormStore } from '@formwright/engine'

type Store = Pick<FormStore, 'answers' | 'bundle' | 'get' | 'originOf'>

/** Values for a year that the dates in the answers do not ask for. */
export interface UnaskedYear {
  /** The set of years. */
  readonly set: string
  readonly year: number
  /** Pointers of the values of this year. */
  readonly pointers: readonly string[]
  /** Pointers of the values that were typed. */
  readonly typed: readonly string[]
}

/** The years with typed values that the form does not ask for, per set. */
export function unaskedYears(store: Store, mayEdit: (pointer: string) => boolean): UnaskedYear[] {
  const years = new Map<string, { set: string; year: number; pointers: string[] }>()
  for (const { pointer, set, year } of otherYears(store.bundle, store.answers)) {
    const key = `${set} ${year}`
    if (!years.has(key)) years.set(key, { set, year, pointers: [] })
    if (mayEdit(pointer)) years.get(key)!.pointers.push(pointer)
  }
  return [...years.values()]
    .map((one) => ({ ...one, typed: one.pointers.flatMap((pointer) => typedAt(store, pointer)) }))
    .filter(({ typed }) => typed.length > 0)
    .sort((one, other) => one.set.localeCompare(other.set) || one.year - other.year)
}

/** Computed values are omitted, because they follow from typed ones. */
function typedAt(store: Store, pointer: string): string[] {
  const value = store.get(pointer)
  if (value === undefined || value === null || value === '') return []
  if (typeof value === 'object')
    return Object.keys(value).flatMap((key) => typedAt(store, below(pointer, key)))
  return store.originOf(pointer) === 'computed' ? [] : [pointer]
}

/** Moves the values of a year to another one; existing values are kept. */
export function movedToYear(store: Store, { pointers }: UnaskedYear, year: number): Change[] {
  return pointers.flatMap((pointer): Change[] => {
    const target = inYear(pointer, year)
    if (typedAt(store, target).length > 0) return []
    return [
      [target, store.get(pointer) as Change[1]],
      [pointer, undefined],
    ]
  })
}

export function removalOf({ pointers }: UnaskedYear): Change[] {
  return pointers.map((pointer) => [pointer, undefined])
}

/**
 * Moves values typed before the date was known to the corresponding years that are now asked for, if those
 * are empty.
 */
export function movedToAskedYears(store: Store, unasked: readonly UnaskedYear[]): Change[] | undefined {
  const changes: Change[] = []
  const assumed = bundleInYears(store.bundle, {}).edition.years
  for (const unaskedYear of unasked) {
    const years = store.bundle.edition.years[unaskedYear.set] ?? []
    const year = years[assumed[unaskedYear.set]?.indexOf(unaskedYear.year) ?? -1]
    const isUntouched = unaskedYear.pointers.every((pointer) =>
      years.every((other) => typedAt(store, inYear(pointer, other)).length === 0),
    )
    if (year === undefined || !isUntouched) return undefined
    changes.push(...movedToYear(store, unaskedYear, year))
  }
  return changes
}

function inYear(pointer: string, year: number): string {
  return joinPointer([...splitPointer(pointer).slice(0, -1), yearKey(year)])
}

/** Dates that are not filled, although years of a part follow them. */
export function datesToGive(store: Pick<FormStore, 'bundle' | 'get'>, part: string): string[] {
  const { bundle } = store
  const node = treeOf(bundle).nodeAt(part === '' ? '' : below('', part))
  if (!node) return []
  const years = new Set([...walk(node)].map(({ schema }) => schema['x-annual']))
  return Object.entries(bundle.edition.yearsFrom ?? {}).flatMap(([set, { from }]) =>
    years.has(set) && (store.get(from) ?? '') === '' ? from : [],
  )
}
