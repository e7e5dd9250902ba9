import { isEmpty } from '@formwright/definition'

const known = new WeakMap<object, object>()

/**
 * A value without blank members. Returns the same object if there are none; cached per object, because
 * documents share unchanged parts.
 */
export function filledOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  let filled = known.get(value)
  if (!filled) known.set(value, (filled = Array.isArray(value) ? filledItems(value) : filledMembers(value)))
  return filled
}

function filledItems(list: readonly unknown[]): readonly unknown[] {
  // in long lists most rows are unchanged
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
