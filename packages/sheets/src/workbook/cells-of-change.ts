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

/** One thing within a change: a cell that becomes another, or a whole row that comes or goes. */
export interface ChangedCell {
  /** Its place: in the answers with the change, or where it is gone, in those before. */
  readonly pointer: string
  readonly before: Json | undefined
  readonly after: Json | undefined
  readonly kind: 'changed' | 'added' | 'removed'
}

/**
 * What a change of a list or group consists of, cell by cell; rows that only moved are none. Nothing for the
 * change of a single cell, and for a list that was or becomes empty: that is seen as it is.
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
  /** Where what stands at a pointer now stands once the change is taken. */
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

/** The rows of a list of rows; an absent one has none. */
function rowsOf(value: unknown): readonly unknown[] | undefined {
  if (value === undefined || value === null) return []
  return Array.isArray(value) && value.every(isObject) ? value : undefined
}

function isCollection(value: unknown): boolean {
  return Array.isArray(value) && value.some(isObject)
}

/** Whether the members of a value are fields of their own. */
function isDivided(tree: FormTree, pointer: string): boolean {
  const kind = tree.nodeAt(pointer)?.kind
  return kind !== undefined && kind !== 'cell' && kind !== 'opaque'
}
