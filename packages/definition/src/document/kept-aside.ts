import { equal } from '../json/equal.ts'
import { isObject } from '../json/is-object.ts'
import { below, listIndex, ownMember, splitPointer } from '../json/pointer.ts'

/** Values by the place where they stand in the answers. */
export type KeptAside = Readonly<Record<string, unknown>>

/**
 * What answers hold that is not shown, place by place: values of branches that do not apply, and their files
 * and lists. In a file they stand apart from the answers, and are there again when it is brought back.
 */
export function keptAside(answers: unknown, shown: unknown): KeptAside {
  const kept: Record<string, unknown> = {}
  collect(answers, shown, '', kept)
  return kept
}

function collect(all: unknown, shown: unknown, pointer: string, kept: Record<string, unknown>): void {
  if (Object.is(all, shown)) return
  if (isObject(all) && isObject(shown)) {
    for (const [key, value] of Object.entries(all))
      collect(value, ownMember(shown, key), below(pointer, key), kept)
    return
  }
  if (Array.isArray(all) && Array.isArray(shown)) {
    if (all.length === shown.length)
      for (const [index, value] of all.entries()) collect(value, shown[index], below(pointer, index), kept)
    else kept[pointer] = all.filter((entry) => !shown.some((one) => equal(one, entry)))
    return
  }
  if (!equal(all, shown)) kept[pointer] = all
}

/** Answers with what was kept aside: rows of a list behind its own; what stands at a place by now stays. */
export function withKeptAside(answers: unknown, kept: unknown): unknown {
  if (!isObject(kept)) return answers
  return Object.entries(kept).reduce<unknown>(
    (all, [pointer, value]) => put(all, splitPointer(pointer), value),
    answers,
  )
}

function put(all: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) {
    if (all === undefined) return value
    return Array.isArray(all) && Array.isArray(value) ? [...all, ...(value as unknown[])] : all
  }
  if (Array.isArray(all)) {
    const index = listIndex(key)
    if (index === undefined || index >= all.length) return all
    return all.map((entry: unknown, at) => (at === index ? put(entry, rest, value) : entry))
  }
  if (key === '__proto__' || (all !== undefined && !isObject(all))) return all
  const next = put(all && ownMember(all, key), rest, value)
  return next === undefined ? all : { ...all, [key]: next }
}
