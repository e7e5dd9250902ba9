/** Nothing that anybody filled in. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

/** The value at a path; own members only. */
export function valueBelow(document: unknown, path: readonly string[]): unknown {
  let value = document
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

/** Puts a value into a document of one's own; groups on the way are made. */
export function putAt(document: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let group = document
  for (const key of path.slice(0, -1)) {
    if (typeof group[key] !== 'object' || group[key] === null) group[key] = {}
    group = group[key] as Record<string, unknown>
  }
  group[path.at(-1)!] = value
}
