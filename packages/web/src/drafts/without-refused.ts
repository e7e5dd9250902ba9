import {
  equal,
  namedFiles,
  ownMember,
  splitPointer,
  unstorableTexts,
  valueAt,
  withAttachments,
} from '@formwright/definition'
import { withValue } from '@formwright/engine'
import type { RefusedEntry } from './database.ts'

/**
 * The answers to send: conflicts (`marked` of `reconcile`), unstorable and rejected values stay as on the
 * server.
 */
export function withoutRefused(mine: unknown, theirs: unknown, refused: readonly RefusedEntry[]): unknown {
  const storable = canBeStored(mine) ? mine : storableOf(mine, theirs)
  const placed = inTurn(
    refused.flatMap(({ pointer, value }) =>
      pointer !== undefined && equal(valueAt(storable, pointer), value) ? [pointer] : [],
    ),
    theirs,
  ).reduce(
    (answers, pointer) => withValue(answers, splitPointer(pointer), valueAt(theirs, pointer)),
    storable,
  )
  const files = new Set(refused.flatMap(({ sha256 }) => sha256 ?? []))
  if (files.size === 0) return placed
  const skipped = new Set(
    namedFiles(placed).flatMap(({ sha256, index }) => (files.has(sha256) ? [index] : [])),
  )
  return withAttachments(placed, (_, index) => !skipped.has(index))
}

/**
 * The order in which values are reset to those of the server: deletions from lists last, from the end, so
 * that indexes stay valid.
 */
function inTurn(pointers: readonly string[], theirs: unknown): readonly string[] {
  const isThere = (pointer: string) => valueAt(theirs, pointer) !== undefined
  return [
    ...pointers.filter(isThere),
    ...pointers
      .filter((pointer) => !isThere(pointer))
      .sort((one, other) => other.localeCompare(one, 'en', { numeric: true })),
  ]
}

/** `mine` with unstorable texts replaced by those of `theirs`. A list whose rows have no id is one value. */
function storableOf(mine: unknown, theirs: unknown): unknown {
  if (canBeStored(mine)) return mine
  if (typeof mine !== 'object' || mine === null) return theirs
  if (Array.isArray(mine)) {
    if (!mine.every((row) => idOf(row) !== undefined)) return theirs
    const rows: readonly unknown[] = Array.isArray(theirs) ? theirs : []
    return mine.flatMap((row) => {
      const storable = storableOf(
        row,
        rows.find((other) => idOf(other) === idOf(row)),
      )
      return storable === undefined ? [] : [storable]
    })
  }
  if (!Object.keys(mine).every(canBeStored)) return theirs
  return Object.fromEntries(
    Object.entries(mine).flatMap(([key, value]) => {
      const storable = storableOf(value, ownMember(theirs, key))
      return storable === undefined ? [] : [[key, storable]]
    }),
  )
}

function canBeStored(value: unknown): boolean {
  return unstorableTexts(value, 1).length === 0
}

function idOf(row: unknown): string | undefined {
  const id = ownMember(row, 'id')
  return typeof id === 'string' && canBeStored(id) ? id : undefined
}
