import { shapeOfList, union } from '../language/expr.ts'
import { below, scalarText, splitPointer } from '@formwright/definition'
import { concreteKeys, isMatch, variableKey } from '../language/pattern.ts'
import type { Env, Value } from '../language/value.ts'
import type { Loop } from './each.ts'

/** The rows and keys of an instance of a repeated rule: variable → index or key, in order of `each`. */
export type Position = ReadonlyMap<string, string>

/** The position of a rule without rows. */
export const ONLY: Position = new Map()

/** Maximum number of instances; the schema limits rows far below. */
const MAX_INSTANCES = 100_000

/** A split pattern, with the segment index of each loop variable, −1 if absent. */
interface Pattern {
  readonly keys: readonly string[]
  readonly loopIndexes: readonly number[]
}

/** A set of positions that patterns give for pointers; if one means all instances, only that. */
class Positions {
  readonly #found = new Map<string, Position>()
  readonly #loops: readonly Loop[]
  isAll = false

  constructor(loops: readonly Loop[]) {
    this.#loops = loops
  }

  get all(): readonly Position[] {
    return this.isAll ? [ONLY] : [...this.#found.values()]
  }

  take({ keys: written, loopIndexes }: Pattern, keys: readonly string[]): void {
    if (this.isAll || !isMatch(written, keys)) return
    let name = ''
    // the keys of loop variables, in order
    for (const index of loopIndexes) name += index >= 0 && index < keys.length ? `\0${keys[index]!}` : '\n'
    if (this.#found.has(name)) return
    const position = new Map<string, string>()
    this.#loops.forEach((loop, at) => {
      const index = loopIndexes[at]!
      if (index >= 0 && index < keys.length) position.set(loop.name, keys[index]!)
    })
    if (position.size === 0) this.isAll = true
    else this.#found.set(name, position)
  }
}

/** Splits pointers with a cache, because all rules process the same changes. */
function splitOnce(pointers: readonly string[]): readonly (readonly string[])[] {
  let found = splitAlready.get(pointers)
  if (!found) splitAlready.set(pointers, (found = pointers.map(splitPointer)))
  return found
}

const splitAlready = new WeakMap<readonly string[], readonly (readonly string[])[]>()

/** The rows and keys over which a rule is repeated. */
export class Instances {
  readonly loops: readonly Loop[]
  /** What determines the instances. */
  readonly reads: ReadonlySet<string>
  /** Per loop: the row pattern of its list, if it is one, and what it reads. */
  readonly #lists: readonly { readonly row: Pattern | undefined; readonly shape: readonly Pattern[] }[]
  /** Cache of split patterns. */
  readonly #known = new WeakMap<object, readonly Pattern[]>()

  constructor(loops: readonly Loop[]) {
    this.loops = loops
    this.reads = union(loops.map(({ entries }) => shapeOfList(entries)))
    this.#lists = loops.map(({ name, entries }) => ({
      row: entries.path && this.#patternOf(below(entries.path.pointer, variableKey(name))),
      shape: [...shapeOfList(entries)].map((one) => this.#patternOf(one)),
    }))
  }

  #patternOf(pattern: string): Pattern {
    const keys = splitPointer(pattern)
    return { keys, loopIndexes: this.loops.map(({ name }) => keys.lastIndexOf(variableKey(name))) }
  }

  #patternsOf(patterns: Iterable<string> & object): readonly Pattern[] {
    let found = this.#known.get(patterns)
    if (!found) {
      found = [...patterns].map((one) => this.#patternOf(one))
      this.#known.set(patterns, found)
    }
    return found
  }

  /**
   * Iterates over the instances that match `where`, with variables set; `undefined` if a list is not filled.
   */
  each<T>(env: Env, where: Position, look: (position: Position) => T): T[] | undefined {
    const results: T[] = []
    const isThere = this.#walk(env, where, [], (position) => {
      if (results.length < MAX_INSTANCES) results.push(look(position))
    })
    return isThere || results.length > 0 ? results : undefined
  }

  /** Sets the variables to an instance; false if it does not exist. */
  goTo(env: Env, position: Position): boolean {
    return this.each(env, position, () => true)?.length === 1
  }

  /**
   * The instances that changes affect, by what they read and by added or removed rows; none if unaffected.
   */
  concernedBy(changed: readonly string[], reads: Iterable<string> & object): readonly Position[] {
    const found = new Positions(this.loops)
    const patterns = this.#patternsOf(reads)
    for (const keys of splitOnce(changed)) {
      for (const pattern of patterns) found.take(pattern, keys)
      // adding or removing a row affects that instance only
      for (const { row, shape } of this.#lists)
        if (row?.keys.length === keys.length && isMatch(row.keys, keys)) found.take(row, keys)
        else for (const pattern of shape) found.take(pattern, keys)
      if (found.isAll) break
    }
    return found.all
  }

  /** The instances about a pointer, by patterns. */
  at(pointer: string, patterns: Iterable<string>): readonly Position[] {
    const found = new Positions(this.loops)
    const keys = splitPointer(pointer)
    for (const pattern of patterns) found.take(this.#patternOf(pattern), keys)
    return found.all
  }

  /** The locations of the instances that changes affect. */
  pointersAfter(
    env: Env,
    changed: readonly string[],
    reads: ReadonlySet<string>,
    patterns: readonly string[],
  ): string[] {
    const split = patterns.map(splitPointer)
    return this.concernedBy(changed, reads)
      .flatMap(
        (where) => this.each(env, where, (position) => split.map((one) => concreteKeys(one, position))) ?? [],
      )
      .flat()
  }

  #walk(
    env: Env,
    where: Position,
    path: readonly (readonly [string, string])[],
    look: (position: Position) => void,
  ): boolean {
    const loop = this.loops[path.length]
    if (!loop) {
      look(path.length === 0 ? ONLY : new Map(path))
      return true
    }
    const entries = loop.entries.run(env) as readonly Value[] | undefined
    if (!entries) return false
    const wanted = where.get(loop.name)
    const go = (entry: Value, key: string) => {
      env.slots[loop.slot] = entry
      this.#walk(env, where, [...path, [loop.name, key]], look)
    }
    if (wanted === undefined)
      entries.forEach((entry, index) => go(entry, loop.overKeys ? scalarText(entry) : String(index)))
    else if (loop.overKeys) {
      if (entries.includes(wanted)) go(wanted, wanted)
    } else if (Object.hasOwn(entries, wanted)) go(entries[Number(wanted)], wanted)
    return true
  }
}
