/** Pointers of places; in `patterns` those in which `*` stands for every row. */
export interface Hidden {
  readonly places: ReadonlySet<string>
  readonly patterns: readonly string[]
}

/** A `visible` condition, or the branches that declare a member of a group. */
export interface Decider {
  /** Where a change makes it look again: what it is decided by, and of branches what stands in them. */
  readonly reads: ReadonlySet<string>
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
