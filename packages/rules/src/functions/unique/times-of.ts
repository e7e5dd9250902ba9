/** Counts occurrences of list entries. */
interface Times {
  /** Of an entry, including in nested lists if it is not a list itself. */
  readonly of: (entry: unknown) => number | undefined
  readonly hasTwice: boolean
}

const known = new WeakMap<readonly unknown[], Times>()

/**
 * Counts the entries of a list, cached per list, because a rule over rows asks for each entry.
 * @param none the “nothing to report” word, which is not counted
 */
export function timesOf(list: readonly unknown[], none: string): Times {
  let times = known.get(list)
  if (!times) known.set(list, (times = count(list, none)))
  return times
}

function count(list: readonly unknown[], none: string): Times {
  const { times, hasTwice } = counted(list, none)
  const inside = list.some(Array.isArray) ? counted(list.flat(Infinity), none).times : times
  return { of: (entry) => (Array.isArray(entry) ? times : inside).get(keyOf(entry)), hasTwice }
}

function counted(list: readonly unknown[], none: string) {
  const times = new Map<unknown, number>()
  let hasTwice = false
  for (const entry of list) {
    if (entry === none) continue
    const key = keyOf(entry)
    const before = times.get(key) ?? 0
    if (before > 0) hasTwice = true
    times.set(key, before + 1)
  }
  return { times, hasTwice }
}

/** Equal entries have the same key. */
export function keyOf(entry: unknown): unknown {
  if (typeof entry === 'string') return entry.trim()
  return typeof entry === 'object' && entry !== null ? JSON.stringify(entry) : entry
}
