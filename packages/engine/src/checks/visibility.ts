import type { Applies, FormNode, FormTree } from '@formwright/definition'
import { patternsMeet, readingIndex } from '@formwright/rules'
import type { CompiledEffect } from '@formwright/rules'
import { deeperGroups, groupsWithBranches } from '../structure/branch-groups.ts'
import { branchDeciders } from './branch-members.ts'
import { conditionDecider } from './condition-decider.ts'
import { differing } from './decider.ts'
import type { Decider, Hidden } from './decider.ts'
import { leftOf } from './left-of.ts'

/**
 * The applicable answers, which everything that interprets answers reads: without hidden values, values of
 * branches that do not apply, and their attachments and lists.
 */
export interface Shown {
  readonly answers: unknown
  readonly plan: Plan
  /** What each decider hides, in evaluation order, and what remains. */
  readonly hidden: readonly Hidden[]
  readonly left: readonly unknown[]
}

/** The deciders for answers, in evaluation order. */
interface Plan {
  /** The groups in deeper levels of recursive schemas, as far as the answers go. */
  readonly deeper: ReadonlySet<FormNode>
  readonly deciders: readonly Decider[]
  readonly concernedBy: (pointer: string) => readonly Decider[]
}

/** The previous result, and the pointers that changed since. */
interface Before {
  readonly shown: Shown
  readonly changed: readonly string[]
}

/**
 * The `visible` conditions of an edition and the branches of its schema. Each is evaluated after those that
 * it depends on, and reads what they hide as blank; cyclic dependencies are evaluated once, in the order in
 * which they are written, conditions first.
 */
export class Visibility {
  readonly #make: (deeper: ReadonlySet<FormNode>) => Plan
  readonly #tree: FormTree
  /** The last plan; for most forms it is the same for all answers. */
  #plan: Plan | undefined

  constructor(effects: readonly CompiledEffect[], tree: FormTree, applies: Applies) {
    this.#tree = tree
    this.#make = (deeper) => {
      const groups = [...groupsWithBranches(tree), ...[...deeper].sort(byDepthAndPointer)]
      const deciders = inOrder([
        ...effects
          .filter(({ effect }) => effect === 'visible')
          .map((effect) => conditionDecider(effect, tree, applies)),
        ...branchDeciders(groups, applies),
      ])
      return { deeper, deciders, concernedBy: readingIndex(deciders) }
    }
  }

  /** Computes the shown part of answers. With `before`, only what a change affects is evaluated again. */
  evaluate(answers: unknown, before?: Before): Shown & { readonly turned: readonly string[] } {
    const plan = this.#planFor(answers, before)
    if (!plan) {
      const shown = this.evaluate(answers)
      return { ...shown, turned: differing(hiddenPointers(before!.shown), hiddenPointers(shown)) }
    }
    const { deciders, concernedBy } = plan
    const hidden: Hidden[] = []
    const left: unknown[] = []
    const turned: string[] = []
    const concerned = before && new Set(before.changed.flatMap(concernedBy))
    let shown = answers
    for (const [index, decider] of deciders.entries()) {
      const was = before?.shown.hidden[index]
      const changed = before && [...before.changed, ...turned]
      const isConcerned = !was || concerned!.has(decider)
      const now = isConcerned ? decider.decide(shown, hidden, was && { was, changed: changed! }) : was
      const own = was && now !== was ? differing(was.pointers, now.pointers) : []
      turned.push(...own)
      for (const other of own.flatMap(concernedBy)) concerned!.add(other)
      shown = leftOf(
        shown,
        now,
        decider,
        was && {
          was,
          left: before!.shown.left[index],
          changed: [...changed!, ...own],
          isTurned: turned.length > 0,
        },
      )
      hidden.push(now)
      left.push(shown)
    }
    return { answers: shown, plan, hidden, left, turned }
  }

  /** After a change the plan as it was; `undefined` if the answers are now deeper. */
  #planFor(answers: unknown, before?: Before): Plan | undefined {
    const deeper = deeperGroups(this.#tree, answers, before?.changed)
    const was = before?.shown.plan
    if (was) return isSubset(deeper, was.deeper) ? was : undefined
    const last = this.#plan
    if (last?.deeper.size === deeper.size && isSubset(deeper, last.deeper)) return last
    return (this.#plan = this.#make(deeper))
  }
}

function isSubset(some: ReadonlySet<FormNode>, all: ReadonlySet<FormNode>): boolean {
  return [...some].every((one) => all.has(one))
}

function hiddenPointers({ hidden }: Shown): ReadonlySet<string> {
  return new Set(hidden.flatMap(({ pointers }) => [...pointers]))
}

/** A sort order that does not depend on which answers were seen first. */
function byDepthAndPointer(a: FormNode, b: FormNode): number {
  return a.path.length - b.path.length || (a.pointer < b.pointer ? -1 : Number(a.pointer > b.pointer))
}

/** Sorts deciders topologically by their dependencies. */
function inOrder(deciders: readonly Decider[]): Decider[] {
  const ordered = new Set<Decider>()
  const started = new Set<Decider>()
  const add = (decider: Decider) => {
    if (started.has(decider)) return
    started.add(decider)
    for (const other of deciders)
      if (other !== decider && decidesFor(other, { reads: decider.decidedBy })) add(other)
    ordered.add(decider)
  }
  for (const decider of deciders) add(decider)
  return [...ordered]
}

/** Whether a decider may hide something that another reads: a field, or its attachments and lists. */
export function decidesFor(
  { pointers }: Pick<Decider, 'pointers'>,
  { reads }: Pick<Decider, 'reads'>,
): boolean {
  return [...reads].some(
    (read) =>
      /^\/(?:attachments|lists)(?:\/|$)/.test(read) || pointers.some((target) => patternsMeet(target, read)),
  )
}
