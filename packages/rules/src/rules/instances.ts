import { shapeOfList, union } from '../language/expr.ts'
import { below, scalarText, splitPointer } from '@formwright/definition'
import { concrete, matchKeys, variableKey } from '../language/pattern.ts'
import type { Env, Value } from '../language/value.ts'
import type { Loop } from './each.ts'

/**
 * Which rows and keys an instance of a repeated rule is about: variable → index or key, in the order of
 * `each`.
 */
export type Position = ReadonlyMap<string, string>

/** A rule without rows is about one thing. */
export const ONLY: Position = new Map()

/** More instances than these are not judged one by one; the schema limits rows far below. */
const MAX_INSTANCES = 100_000

/** The rows and keys that one rule is repeated over when it runs. */
export class Instances {
  readonly loops: readonly Loop[]
  /** What decides which instances there are. */
  readonly reads: ReadonlySet<string>
  /** For each loop, split: a row of the list that it goes through, where it is one, and what it reads. */
  readonly #lists: readonly {
    readonly row: readonly string[] | undefined
    readonly shape: readonly (readonly string[])[]
  }[]

  constructor(loops: readonly Loop[]) {
    this.loops = loops
    this.reads = union(loops.map(({ entries }) => shapeOfList(entries)))
    this.#lists = loops.map(({ name, entries }) => ({
      row: entries.path && splitPointer(below(entries.path.pointer, variableKey(name))),
      shape: [...shapeOfList(entries)].map(splitPointer),
    }))
  }

  /**
   * Goes through the instances that agree with `where`, each time with the variables set; `undefined` where a
   * list is not filled yet.
   */
  each<T>(env: Env, where: Position, look: (position: Position) => T): T[] | undefined {
    const results: T[] = []
    const isThere = this.#walk(env, where, [], (position) => {
      if (results.length < MAX_INSTANCES) results.push(look(position))
    })
    return isThere || results.length > 0 ? results : undefined
  }

  /** Sets the variables to one instance; false when it is not there. */
  goTo(env: Env, position: Position): boolean {
    return this.each(env, position, () => true)?.length === 1
  }

  /**
   * Which instances changes concern, by what they read and by the rows that come or go; none when they do not
   * read it.
   */
  concernedBy(changed: readonly string[], reads: Iterable<string>): readonly Position[] {
    const patterns = [...reads].map(splitPointer)
    return this.#positions(changed, (keys) => [
      ...patterns,
      // that one row is there or not is one instance, and the others stay
      ...this.#lists.flatMap(({ row, shape }) =>
        row?.length === keys.length && matchKeys(row, keys) ? [row] : shape,
      ),
    ])
  }

  /** Which instances are about what stands at a pointer, as patterns of them name it. */
  at(pointer: string, patterns: Iterable<string>): readonly Position[] {
    const split = [...patterns].map(splitPointer)
    return this.#positions([pointer], () => split)
  }

  /** The positions that patterns give for pointers, once each; where one means all instances, it alone. */
  #positions(
    pointers: readonly string[],
    patternsFor: (keys: readonly string[]) => readonly (readonly string[])[],
  ): readonly Position[] {
    const found = new Map<string, Position>()
    for (const pointer of pointers) {
      const keys = splitPointer(pointer)
      for (const pattern of patternsFor(keys)) {
        const bound = matchKeys(pattern, keys)
        if (!bound) continue
        const position = this.#positionOf(bound)
        if (position.size === 0) return [ONLY]
        found.set([...position].join(), position)
      }
    }
    return [...found.values()]
  }

  /** What of the keys of a pattern is held by variables of the loops, in their order. */
  #positionOf(bound: ReadonlyMap<string, string>): Position {
    if (bound.size === 0) return ONLY
    return new Map(
      this.loops.flatMap(({ name }) => (bound.has(name) ? [[name, bound.get(name)!] as const] : [])),
    )
  }

  /** The places of the instances that changes concern. */
  pointersAfter(
    env: Env,
    changed: readonly string[],
    reads: ReadonlySet<string>,
    patterns: readonly string[],
  ): string[] {
    return this.concernedBy(changed, reads)
      .flatMap(
        (where) => this.each(env, where, (position) => patterns.map((one) => concrete(one, position))) ?? [],
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
