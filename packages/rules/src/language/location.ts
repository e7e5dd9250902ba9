import { joinPointer, ownMember, splitPointer, targetOf } from '@formwright/definition'
import type { Location, Path } from './expr.ts'
import type { Env } from './value.ts'

/** The location of a path in the answers, with row indexes. */
export function locationOf({ base, baseAt, keys }: Path): Location {
  if (!base) return () => keys
  return (env) => {
    const start = baseAt?.(env)
    return start && [...start, ...keys]
  }
}

/** The attachment and list targets of a location. */
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

/** The location of the row in a variable, among the rows of a pattern. */
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

/** Every object that a pattern matches, with its keys. */
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
