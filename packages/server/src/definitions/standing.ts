import { below, isObject } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import type { Files } from '../published/checking.ts'

/** One save of a draft: who changed which files, and what became of them. */
export interface SavedStep {
  readonly by: string
  readonly changes: Readonly<Record<string, string | null>>
}

/**
 * Whose changes still stand: everybody who wrote something, at any place of any file, that was not taken back
 * until there stood again what stood before. What somebody else wrote over counts as written: it led to what
 * is there now.
 * @param begun the files before the first of the steps
 */
export function contributors(begun: Files, steps: readonly SavedStep[]): ReadonlySet<string> {
  const standing = new Set<string>()
  const paths = new Set(steps.flatMap(({ changes }) => Object.keys(changes)))
  for (const path of paths) {
    const texts = kept(
      begun[path] ?? null,
      steps.flatMap(({ by, changes }) =>
        Object.hasOwn(changes, path) ? [{ by, value: changes[path]! }] : [],
      ),
    )
    if (texts.length === 0) continue
    const before = leavesOf(begun[path] ?? null)
    const versions = texts.map(({ by, value }) => ({ by, leaves: leavesOf(value) }))
    const places = new Set(
      [before, ...versions.map(({ leaves }) => leaves)].flatMap((all) => [...all.keys()]),
    )
    for (const place of places)
      for (const turn of kept(
        before.get(place),
        versions.map(({ by, leaves }) => ({ by, value: leaves.get(place) })),
      ))
        standing.add(turn.by)
  }
  return standing
}

interface Turn<T> {
  readonly by: string
  readonly value: T
}

/** The turns from a first value to the last one, without those that led back to where they began. */
function kept<T>(first: T, turns: readonly Turn<T>[]): readonly Turn<T>[] {
  const stood: Turn<T>[] = []
  for (const turn of turns) {
    const before = [first, ...stood.map(({ value }) => value)].indexOf(turn.value)
    if (before >= 0) stood.length = before
    else stood.push(turn)
  }
  return stood
}

/** Every single value of a file by its place; a file that is no JSON is one. */
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
