import { patternsMeet } from '@formwright/rules'

/** Hidden pointers; in `patterns`, `*` stands for every row. */
export interface Hidden {
  readonly pointers: ReadonlySet<string>
  readonly patterns: readonly string[]
}

/** A `visible` condition, or the branches that declare a member of a group. */
export interface Decider {
  /** The pointers whose changes require a new evaluation: inputs, and for branches their content. */
  readonly reads: ReadonlySet<string>
  /** For alternatives: the inputs without their own content, which decides about nothing else. */
  readonly decidedBy: ReadonlySet<string>
  /** Patterns of what it may hide. */
  readonly pointers: readonly string[]
  /** What it hides now; the same object as before if that did not change. */
  readonly decide: (
    answers: unknown,
    hidden: readonly Hidden[],
    before?: { readonly was: Hidden; readonly changed: readonly string[] },
  ) => Hidden
}

/** Whether a pointer is hidden, itself or through an ancestor. */
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
 * The hidden pointers after some were found hidden and other examined ones were not; without `others` all
 * were examined. Returns the same object if nothing changed.
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

/** The pointers that only one of two sets hides. */
export function differing(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...[...a].filter((pointer) => !b.has(pointer)), ...[...b].filter((pointer) => !a.has(pointer))]
}
