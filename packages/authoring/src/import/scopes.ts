import { joinPointer, splitPointer } from '@formwright/definition'

/**
 * The data path of a scope, as JSON Forms interprets it: `#/properties/a/anyOf/0/properties/b` is
 * `['a', 'b']`.
 */
export function pathOfScope(scope: string): string[] {
  const keys = splitPointer(scope.replace(/^#/, '').replace(/(?<!\/properties)\/$/, ''))
  const path: string[] = []
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index]!
    if (key === 'properties' && index + 1 < keys.length) path.push(keys[++index]!)
    else if (key === 'items') path.push('*')
    else if (!['anyOf', 'allOf', 'oneOf', 'then', 'else', 'dependentSchemas', 'dependencies'].includes(key))
      continue
    else if (key !== 'then' && key !== 'else') index++
  }
  return path
}

/** A data path as a scope. */
export function scopeOfPath(path: readonly string[]): string {
  return `#${joinPointer(path.flatMap((key) => ['properties', key]))}`
}
