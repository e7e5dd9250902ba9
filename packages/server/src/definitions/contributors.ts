import { below, isObject } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import type { Files } from '../published/checking.ts'

/** A save of a draft: author and changed files. */
export interface DraftSave {
  readonly by: string
  readonly changes: Readonly<Record<string, string | null>>
}

/**
 * The contributors to the current content: everybody who wrote a value that was not reverted to an earlier
 * one. Overwritten values count, because they led to the current ones.
 * @param initial the files before the first of the steps
 */
export function contributors(initial: Files, steps: readonly DraftSave[]): ReadonlySet<string> {
  const authors = new Set<string>()
  const paths = new Set(steps.flatMap(({ changes }) => Object.keys(changes)))
  for (const path of paths) {
    const texts = remaining(
      initial[path] ?? null,
      steps.flatMap(({ by, changes }) =>
        Object.hasOwn(changes, path) ? [{ by, value: changes[path]! }] : [],
      ),
    )
    if (texts.length === 0) continue
    const before = leavesOf(initial[path] ?? null)
    const versions = texts.map(({ by, value }) => ({ by, leaves: leavesOf(value) }))
    const pointers = new Set(
      [before, ...versions.map(({ leaves }) => leaves)].flatMap((all) => [...all.keys()]),
    )
    for (const pointer of pointers)
      for (const value of remaining(
        before.get(pointer),
        versions.map(({ by, leaves }) => ({ by, value: leaves.get(pointer) })),
      ))
        authors.add(value.by)
  }
  return authors
}

interface WrittenValue<T> {
  readonly by: string
  readonly value: T
}

/** The written values without those that were reverted. */
function remaining<T>(first: T, written: readonly WrittenValue<T>[]): readonly WrittenValue<T>[] {
  const result: WrittenValue<T>[] = []
  for (const one of written) {
    const before = [first, ...result.map(({ value }) => value)].indexOf(one.value)
    if (before >= 0) result.length = before
    else result.push(one)
  }
  return result
}

/** The single values of a file by pointer; a file that is not JSON is one value. */
function leavesOf(text: string | null): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>()
  if (text === null) return leaves
  const add = (value: Json, at: string): void => {
    const inside = Array.isArray(value) || isObject(value) ? Object.entries(value as object) : []
    if (inside.length === 0) leaves.set(at, JSON.stringify(value))
    for (const [key, one] of inside) add(one as Json, below(at, key))
  }
  try {
    add(JSON.parse(text) as Json, '')
  } catch {
    leaves.set('', text)
  }
  return leaves
}
