import { ownMember } from '@formwright/definition'

/** Whether a value is empty. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

/** The value at a path. */
export function valueBelow(document: unknown, path: readonly string[]): unknown {
  let value = document
  for (const key of path) value = ownMember(value, key)
  return value
}

/** Puts a value into a document (which is mutated), creating groups on the way. */
export function putAt(document: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let group = document
  const last = path.length - 1
  for (let depth = 0; depth < last; depth++) {
    const key = path[depth]!
    const inner = ownMember(group, key)
    const isGroup = typeof inner === 'object' && inner !== null
    const within = isGroup ? (inner as Record<string, unknown>) : {}
    if (!isGroup) setOwn(group, key, within)
    group = within
  }
  setOwn(group, path[last]!, value)
}

/** Sets a member; safe for any name, including `__proto__`. */
export function setOwn(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
  else object[name] = value
}
