import { patternsMeet } from '@formwright/rules'

/** Pointers of places; in `patterns` those in which `*` stands for every row. */
export interface Hidden {
  readonly places: ReadonlySet<string>
  readonly patterns: readonly string[]
}

/** A `visible` condition, or the branches that declare a member of a group. */
export interface Decider {
  /** Where a change makes it look again: what it is decided by, and of branches what stands in them. */
  readonly reads: ReadonlySet<string>
  /** Of alternatives without what they hold themselves: they are decided by nothing else through that. */
  readonly decidedBy: ReadonlySet<string>
  /** Patterns of what it may hide. */
  readonly pointers: readonly string[]
  /** What it hides now; the same object as before where that stayed. */
  readonly decide: (
    answers: unknown,
    hidden: readonly Hidden[],
    before?: { readonly was: Hidden; readonly changed: readonly string[] },
  ) => Hidden
}

/** Whether a place is hidden, by itself or with what it is in. */
export function isHidden(hidden: readonly Hidden[], pointer: string): boolean {
  return hidden.some(({ places, patterns }) => {
    if (places.size === 0) return false
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (places.has(at)) return true
    return patterns.some((pattern) => isAtOrIn(pointer, pattern))
  })
}

function isAtOrIn(pointer: string, pattern: string): boolean {
  return pattern.split('/').length <= pointer.split('/').length && patternsMeet(pattern, pointer)
}

export function hiddenAt(places: ReadonlySet<string>): Hidden {
  return { places, patterns: [...places].filter((place) => place.includes('/*')) }
}

/**
 * What is hidden where some places are and, of those that were looked at, others are not; without `others`
 * all were looked at. The same object where nothing turned.
 */
export function changedTo(was: Hidden, places: ReadonlySet<string>, others?: ReadonlySet<string>): Hidden {
  if (!others) return differing(was.places, places).length === 0 ? was : hiddenAt(places)
  const stays = [...places].every((place) => was.places.has(place))
  if (stays && ![...others].some((place) => was.places.has(place))) return was
  const next = new Set(was.places)
  for (const place of places) next.add(place)
  for (const place of others) next.delete(place)
  return hiddenAt(next)
}

/** The places that are hidden by one and not by the other. */
export function differing(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...[...a].filter((place) => !b.has(place)), ...[...b].filter((place) => !a.has(place))]
}
