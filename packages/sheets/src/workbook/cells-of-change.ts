import {
  below,
  bundleInYears,
  equal,
  isObject,
  ownMember,
  splitPointer,
  treeOf,
} from '@formwright/definition'
import type { FormBundle, FormTree, Json } from '@formwright/definition'
import { pointerAfterChange } from '@formwright/engine'
import { withChanges } from './changes.ts'
import type { SheetChange } from './changes.ts'

/** A part of a change: a changed cell, or an added or removed row. */
export interface ChangedCell {
  /** The pointer in the answers after the change; for removed rows in those before it. */
  readonly pointer: string
  readonly before: Json | undefined
  readonly after: Json | undefined
  readonly kind: 'changed' | 'added' | 'removed'
}

/**
 * Splits the change of a list or group into cells; rows that only moved are left out. Empty for the change of
 * a single cell, and for a list that was or becomes empty, which is shown as it is.
 */
export function cellsOfChange(
  edition: FormBundle,
  current: unknown,
  { pointer, before, after }: SheetChange,
): ChangedCell[] {
  if (!isCollection(before) || !isCollection(after)) return []
  const then = withChanges(current, [[pointer, after]])
  const placeAfter = pointerAfterChange(edition, current, then)
  const tree = treeOf(bundleInYears(edition, then))
  return [...differing({ tree, placeAfter }, pointer, before, pointer, after)]
}

interface Sides {
  readonly tree: FormTree
  /** Maps a pointer in the current answers to the one after the change. */
  readonly placeAfter: (pointer: string) => string
}

function* differing(
  sides: Sides,
  from: string,
  before: unknown,
  to: string,
  after: unknown,
): Generator<ChangedCell> {
  if (equal(before, after)) return
  const [rows, now] = [rowsOf(before), rowsOf(after)]
  if (rows && now) {
    const taken = new Set<number>()
    for (const [index, row] of rows.entries()) {
      const at = below(from, index)
      const place = sides.placeAfter(at)
      const next = place === to ? undefined : Number(splitPointer(place).at(-1))
      if (next === undefined || next >= now.length)
        yield { pointer: at, before: row as Json, after: undefined, kind: 'removed' }
      else {
        taken.add(next)
        yield* differing(sides, at, row, below(to, next), now[next])
      }
    }
    for (const [index, row] of now.entries())
      if (!taken.has(index))
        yield { pointer: below(to, index), before: undefined, after: row as Json, kind: 'added' }
  } else if (isObject(before) && isObject(after) && isDivided(sides.tree, to))
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      yield* differing(sides, below(from, key), ownMember(before, key), below(to, key), ownMember(after, key))
  else yield { pointer: to, before: before as Json, after: after as Json, kind: 'changed' }
}

/** The rows of a list; an absent list has none. `undefined` if the value is not a list of rows. */
function rowsOf(value: unknown): readonly unknown[] | undefined {
  if (value === undefined || value === null) return []
  return Array.isArray(value) && value.every(isObject) ? value : undefined
}

function isCollection(value: unknown): boolean {
  return Array.isArray(value) && value.some(isObject)
}

/** Whether the members of the value at a pointer are fields of their own. */
function isDivided(tree: FormTree, pointer: string): boolean {
  const kind = tree.nodeAt(pointer)?.kind
  return kind !== undefined && kind !== 'cell' && kind !== 'opaque'
}
