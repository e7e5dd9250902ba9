import { withoutTargets, pointerOfTarget } from '@formwright/definition'
import { patternsMeet } from '@formwright/rules'
import type { CompiledEffect, Position } from '@formwright/rules'
import { withoutPlaces } from './without-places.ts'

/**
 * Answers as their reader sees them: without what conditions hide, and the files and lists that belong to it.
 */
export interface Shown {
  readonly answers: unknown
  /** What each `visible` condition hides, in the order in which they are decided. */
  readonly hidden: readonly Hidden[]
}

/** Pointers of places; in `patterns` those in which `*` stands for every row. */
interface Hidden {
  readonly places: ReadonlySet<string>
  readonly patterns: readonly string[]
}

/** What was shown before, and the places that changed since. */
interface Before {
  readonly shown: Shown
  readonly changed: readonly string[]
}

/**
 * The `visible` conditions of an edition. Each is decided after those that decide about what it reads, and
 * reads what they hide as blank; where conditions decide about each other in a circle, in the order in which
 * they are written.
 */
export class Visibility {
  readonly #effects: readonly CompiledEffect[]

  constructor(effects: readonly CompiledEffect[]) {
    this.#effects = inOrder(effects.filter(({ effect }) => effect === 'visible'))
  }

  /** What is shown of answers. With `before` only the conditions that a change concerns are decided again. */
  evaluate(answers: unknown, before?: Before): Shown & { readonly turned: readonly string[] } {
    const hidden: Hidden[] = []
    const turned: string[] = []
    let shown = answers
    for (const [index, effect] of this.#effects.entries()) {
      const was = before?.shown.hidden[index]
      const now = decide(effect, shown, hidden, was && { was, changed: [...before!.changed, ...turned] })
      hidden.push(now)
      if (was && now !== was) turned.push(...differing(was.places, now.places))
      shown = withoutHidden(shown, now.places)
    }
    return { answers: shown, hidden, turned }
  }
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

/** What a condition hides now: where it is false, and where it waits for something that is itself hidden. */
function decide(
  effect: CompiledEffect,
  answers: unknown,
  hidden: readonly Hidden[],
  before?: { readonly was: Hidden; readonly changed: readonly string[] },
): Hidden {
  const concerned = before ? effect.concernedBy(before.changed) : [EVERYWHERE]
  if (before && concerned.length === 0) return before.was
  const isFew = before && concerned.length <= FEW_ROWS && concerned.every(({ size }) => size > 0)
  const places = new Set(isFew ? before.was.places : [])
  for (const where of isFew ? concerned : [EVERYWHERE])
    for (const { position, pointers, value } of effect.evaluateWhere(answers, where)) {
      const hides =
        value === false ||
        (value === undefined && effect.readsAt(position).some((read) => isHidden(hidden, read)))
      for (const pointer of pointers) {
        if (hides) places.add(pointer)
        else places.delete(pointer)
      }
    }
  if (before && differing(before.was.places, places).length === 0) return before.was
  return { places, patterns: patternsOf(places) }
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

/** Conditions behind those that decide about what they read. */
function inOrder(effects: readonly CompiledEffect[]): CompiledEffect[] {
  const ordered = new Set<CompiledEffect>()
  const begun = new Set<CompiledEffect>()
  const add = (effect: CompiledEffect) => {
    if (begun.has(effect)) return
    begun.add(effect)
    for (const other of effects) if (other !== effect && decidesFor(other, effect)) add(other)
    ordered.add(effect)
  }
  for (const effect of effects) add(effect)
  return [...ordered]
}

/**
 * Whether a condition may hide something that an effect reads: a field, or the files and lists that belong to
 * one.
 */
export function decidesFor(condition: CompiledEffect, { reads }: CompiledEffect): boolean {
  return [...reads].some(
    (read) =>
      /^\/(?:attachments|lists)(?:\/|$)/.test(read) ||
      condition.pointers.some((target) => patternsMeet(target, read)),
  )
}
