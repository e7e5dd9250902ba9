import { joinPointer, ownMember, splitPointer, targetOf } from '@formwright/definition'
import type { Location, Path } from './expr.ts'
import type { Env } from './value.ts'

/** Where what a path names stands in the answers, with the index of each row. */
export function locationOf({ base, baseAt, keys }: Path): Location {
  if (!base) return () => keys
  return (env) => {
    const start = baseAt?.(env)
    return start && [...start, ...keys]
  }
}

/** What the attachments of a place, and the list behind it, say that they belong to. */
export function targetOfPath(path: Path): (env: Env) => string | undefined {
  if (!path.base) {
    const target = targetOf(path.pointer)
    return () => target
  }
  const location = locationOf(path)
  return (env) => {
    const keys = location(env)
    return keys && targetOf(joinPointer(keys))
  }
}

/** Where the row stands that a variable holds, among the rows that a pattern names. */
export function rowLocation(pattern: string, row: (env: Env) => unknown): Location {
  const keys = splitPointer(pattern)
  let pass = -1
  let answers: unknown
  let known: ReadonlyMap<unknown, readonly string[]> = new Map()
  return (env) => {
    if (env.pass !== pass || env.answers !== answers) {
      known = new Map(objectsAt(env.answers, keys))
      pass = env.pass
      answers = env.answers
    }
    return known.get(row(env))
  }
}

/** Every object that a pattern names, with its keys: no two rows are the same object. */
function* objectsAt(
  value: unknown,
  pattern: readonly string[],
  at: readonly string[] = [],
): Generator<readonly [object, readonly string[]]> {
  if (typeof value !== 'object' || value === null) return
  if (at.length === pattern.length) return yield [value, at]
  const key = pattern[at.length]!
  const keys = key.startsWith('*') ? Object.keys(value) : [key]
  for (const one of keys) yield* objectsAt(ownMember(value, one), pattern, [...at, one])
}
