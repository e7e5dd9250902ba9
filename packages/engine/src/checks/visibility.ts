import { withoutTargets, pointerOfTarget } from '@formwright/definition'
import type { Applies, FormTree } from '@formwright/definition'
import { patternsMeet, readingIndex } from '@formwright/rules'
import type { CompiledEffect, Position } from '@formwright/rules'
import { readsAround } from '../structure/branches.ts'
import { branchDeciders } from './branch-members.ts'
import type { Decider, Hidden } from './decider.ts'
import { withoutPlaces } from './without-places.ts'

/**
 * Answers as they apply, which is what whoever reads them for their meaning reads: without what conditions
 * hide and what only branches hold that do not apply, and the files and lists that belong to it.
 */
export interface Shown {
  readonly answers: unknown
  /** What each decider hides, in the order in which they are asked. */
  readonly hidden: readonly Hidden[]
}

/** What was shown before, and the places that changed since. */
interface Before {
  readonly shown: Shown
  readonly changed: readonly string[]
}

/**
 * The `visible` conditions of an edition and the branches of its schema. Each is decided after those that
 * decide about what it reads, and reads what they hide as blank; where they decide about each other in a
 * circle, once and in the order in which they are written, conditions first.
 */
export class Visibility {
  readonly #make: () => readonly Decider[]
  #deciders: readonly Decider[] | undefined
  #reading: ((pointer: string) => readonly Decider[]) | undefined

  constructor(effects: readonly CompiledEffect[], tree: FormTree, applies: Applies) {
    this.#make = () =>
      inOrder([
        ...effects
          .filter(({ effect }) => effect === 'visible')
          .map((effect) => conditionDecider(effect, tree, applies)),
        ...branchDeciders(tree, applies),
      ])
  }

  /** What is shown of answers. With `before` only what a change concerns is decided again. */
  evaluate(answers: unknown, before?: Before): Shown & { readonly turned: readonly string[] } {
    const deciders = (this.#deciders ??= this.#make())
    const hidden: Hidden[] = []
    const turned: string[] = []
    const concerned = before && new Set(before.changed.flatMap(this.#concernedBy))
    let shown = answers
    for (const [index, decider] of deciders.entries()) {
      const was = before?.shown.hidden[index]
      const isConcerned = !was || concerned!.has(decider)
      const now = isConcerned
        ? decider.decide(shown, hidden, was && { was, changed: [...before!.changed, ...turned] })
        : was
      hidden.push(now)
      if (was && now !== was) {
        const differ = differing(was.places, now.places)
        turned.push(...differ)
        for (const other of differ.flatMap(this.#concernedBy)) concerned!.add(other)
      }
      shown = withoutHidden(shown, now.places)
    }
    return { answers: shown, hidden, turned }
  }

  #concernedBy = (pointer: string): readonly Decider[] =>
    (this.#reading ??= readingIndex(this.#deciders!))(pointer)
}

/** Whether a place is hidden, by itself or with what it is in. */
export function isHidden(hidden: readonly Hidden[], pointer: string): boolean {
  return hidden.some(({ places, patterns }) => {
    if (places.size === 0) return false
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (places.has(at)) return true
    return patterns.some((pattern) => isAtOrIn(pointer, pattern))
  })
}

const EVERYWHERE: Position = new Map()
/** After a change that concerns more rows than these, all are decided again. */
const FEW_ROWS = 100

/** A condition hides where it is false, and where it waits for something that is itself not there. */
function conditionDecider(effect: CompiledEffect, tree: FormTree, applies: Applies): Decider {
  const isAbsent = (read: string, answers: unknown) =>
    !read.includes('/*') &&
    tree.nodeAt(read) !== undefined &&
    tree.nodeAt(read, answers, applies) === undefined
  const around = [...effect.reads].flatMap((read) => {
    const node = tree.nodeAt(read)
    return node ? readsAround(node) : []
  })
  const reads = around.length === 0 ? effect.reads : new Set([...effect.reads, ...around])
  return {
    reads,
    decidedBy: reads,
    pointers: effect.pointers,
    decide: (answers, hidden, before) => {
      const isAnywhere = before && around.some((read) => before.changed.some((at) => patternsMeet(read, at)))
      const concerned = before && !isAnywhere ? effect.concernedBy(before.changed) : [EVERYWHERE]
      if (before && concerned.length === 0) return before.was
      const isFew = before && concerned.length <= FEW_ROWS && concerned.every(({ size }) => size > 0)
      const places = new Set(isFew ? before.was.places : [])
      for (const where of isFew ? concerned : [EVERYWHERE])
        for (const { position, pointers, value } of effect.evaluateWhere(answers, where)) {
          const hides =
            value === false ||
            (value === undefined &&
              effect
                .readsAt(position)
                .some((read) => isHidden(hidden, read) || (around.length > 0 && isAbsent(read, answers))))
          for (const pointer of pointers) {
            if (hides) places.add(pointer)
            else places.delete(pointer)
          }
        }
      if (before && differing(before.was.places, places).length === 0) return before.was
      return { places, patterns: patternsOf(places) }
    },
  }
}

/** A document without some places and the files and lists that belong to them. */
export function withoutHidden(answers: unknown, hidden: Iterable<string>): unknown {
  const places = new Set(hidden)
  if (places.size === 0) return answers
  const all = [{ places, patterns: patternsOf(places) }]
  return withoutTargets(withoutPlaces(answers, places), (target) => isHidden(all, pointerOfTarget(target)))
}

function patternsOf(places: ReadonlySet<string>): readonly string[] {
  return [...places].filter((place) => place.includes('/*'))
}

function differing(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...[...a].filter((place) => !b.has(place)), ...[...b].filter((place) => !a.has(place))]
}

function isAtOrIn(pointer: string, pattern: string): boolean {
  return pattern.split('/').length <= pointer.split('/').length && patternsMeet(pattern, pointer)
}

/** What is decided after those that decide about what it reads. */
function inOrder(deciders: readonly Decider[]): Decider[] {
  const ordered = new Set<Decider>()
  const begun = new Set<Decider>()
  const add = (decider: Decider) => {
    if (begun.has(decider)) return
    begun.add(decider)
    for (const other of deciders)
      if (other !== decider && decidesFor(other, { reads: decider.decidedBy })) add(other)
    ordered.add(decider)
  }
  for (const decider of deciders) add(decider)
  return [...ordered]
}

/**
 * Whether a condition or branches may hide something that another reads: a field, or the files and lists that
 * belong to one.
 */
export function decidesFor(
  { pointers }: Pick<Decider, 'pointers'>,
  { reads }: Pick<Decider, 'reads'>,
): boolean {
  return [...reads].some(
    (read) =>
      /^\/(?:attachments|lists)(?:\/|$)/.test(read) || pointers.some((target) => patternsMeet(target, read)),
  )
}
