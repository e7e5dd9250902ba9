import { patternsMeet } from '@formwright/rules'

/** Pointers of places; in `patterns` those in which `*` stands for every row. */
export interface Hidden {
  readonly pointers: ReadonlySet<string>
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
  return hidden.some(({ pointers, patterns }) => {
    if (pointers.size === 0) return false
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (pointers.has(at)) return true
    return patterns.some((pattern) => isAtOrIn(pointer, pattern))
  })
}

function isAtOrIn(pointer: string, pattern: string): boolean {
  return pattern.split('/').length <= pointer.split('/').length && patternsMeet(pattern, pointer)
}

export function hiddenAt(pointers: ReadonlySet<string>): Hidden {
  return { pointers, patterns: [...pointers].filter((pointer) => pointer.includes('/*')) }
}

/**
 * What is hidden where some places are and, of those that were looked at, others are not; without `others`
 * all were looked at. The same object where nothing turned.
 */
export function changedTo(was: Hidden, pointers: ReadonlySet<string>, others?: ReadonlySet<string>): Hidden {
  if (!others) return differing(was.pointers, pointers).length === 0 ? was : hiddenAt(pointers)
  const stays = [...pointers].every((pointer) => was.pointers.has(pointer))
  if (stays && ![...others].some((pointer) => was.pointers.has(pointer))) return was
  const next = new Set(was.pointers)
  for (const pointer of pointers) next.add(pointer)
  for (const pointer of others) next.delete(pointer)
  return hiddenAt(next)
}

/** The places that are hidden by one and not by the other. */
export function differing(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...[...a].filter((pointer) => !b.has(pointer)), ...[...b].filter((pointer) => !a.has(pointer))]
}
