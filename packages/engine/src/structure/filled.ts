import { isEmpty } from './empty.ts'

const known = new WeakMap<object, object>()

/**
 * A value without the members that are not filled: blank is as if it were not there. The same object where
 * nothing is blank; each object is looked at once, as documents share what did not change.
 */
export function filledOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  let filled = known.get(value)
  if (!filled) known.set(value, (filled = Array.isArray(value) ? filledItems(value) : filledMembers(value)))
  return filled
}

function filledItems(list: readonly unknown[]): readonly unknown[] {
  // of long lists most rows are as they were when they were looked at
  for (const item of list) if (filledOf(item) !== item) return list.map(filledOf)
  return list
}

function filledMembers(object: object): object {
  let changed = false
  const members = Object.entries(object).flatMap(([key, value]) => {
    if (isEmpty(value)) {
      changed = true
      return []
    }
    const filled = filledOf(value)
    if (filled !== value) changed = true
    return [[key, filled] as const]
  })
  return changed ? Object.fromEntries(members) : object
}
