import { shapeOfList, union } from '../language/expr.ts'
import { concrete, matchPattern } from '../language/pattern.ts'
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

  constructor(loops: readonly Loop[]) {
    this.loops = loops
    this.reads = union(loops.map(({ entries }) => shapeOfList(entries)))
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

  /** Which instances a change at a pointer concerns, by what they read; none when they do not read it. */
  concernedBy(pointer: string, reads: Iterable<string>): Position[] {
    const found = new Map<string, Position>()
    for (const pattern of reads) {
      const keys = matchPattern(pattern, pointer)
      if (!keys) continue
      if (keys.size === 0) return [ONLY]
      const position = new Map(
        this.loops.flatMap(({ name }) => (keys.has(name) ? [[name, keys.get(name)!] as const] : [])),
      )
      if (position.size === 0) return [ONLY]
      found.set([...position].join(), position)
    }
    return [...found.values()]
  }

  /** The places of the instances that a change at a pointer concerns. */
  pointersAfter(env: Env, pointer: string, reads: Iterable<string>, patterns: readonly string[]): string[] {
    return this.concernedBy(pointer, reads)
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
      entries.forEach((entry, index) => go(entry, loop.overKeys ? String(entry) : String(index)))
    else if (loop.overKeys) {
      if (entries.includes(wanted)) go(wanted, wanted)
    } else if (Object.hasOwn(entries, wanted)) go(entries[Number(wanted)], wanted)
    return true
  }
}
