import { below, isObject, joinPointer, ownMember, splitPointer } from '@formwright/definition'
import type { RowIndexes } from '../rows/row-indexes.ts'
import { alignRows } from './align-rows.ts'
import { isRows } from './merge-rows.ts'
import { each, ROOT } from './versions.ts'
import type { At, Versions } from './versions.ts'

/** A list whose rows have other indexes than in one of the versions. */
export interface MovedList {
  readonly at: At
  /** Index in the version → index in the result. */
  readonly indexes: Versions<RowIndexes>
}

/**
 * The lists whose rows one side moved while the other changed nothing.
 * @param sides the unchanged versions
 */
export function movedLists(
  before: unknown,
  after: unknown,
  at: At = ROOT,
  sides: readonly (keyof Versions)[] = [],
): readonly MovedList[] {
  if (Object.is(before, after)) return []
  if (isRows(before) && isRows(after)) {
    const became = alignRows(before, after)
    if (!became) return []
    const stays = new Map(after.map((_, index) => [index, index]))
    const goes = indexesOf(became)
    const inside = became.flatMap((to, from) => {
      if (to === undefined) return []
      const indexOf = (side: keyof At) => ((sides as readonly string[]).includes(side) ? from : to)
      return movedLists(
        before[from],
        after[to],
        each(at, (pointer, side) => below(pointer, indexOf(side))),
        sides,
      )
    })
    const indexes: Versions<RowIndexes> = { base: stays, mine: stays, theirs: stays }
    return became.every((to, from) => to === from)
      ? inside
      : [{ at, indexes: { ...indexes, ...Object.fromEntries(sides.map((side) => [side, goes])) } }, ...inside]
  }
  if (!isObject(before) || !isObject(after)) return []
  return Object.keys(before)
    .filter((key) => Object.hasOwn(after, key))
    .flatMap((key) =>
      movedLists(
        before[key],
        after[key],
        each(at, (pointer) => below(pointer, key)),
        sides,
      ),
    )
}

/**
 * The list on the path to a pointer whose row there moved or was deleted; `undefined` if the pointer still
 * refers to the same thing.
 */
export function shiftedList(before: unknown, after: unknown, pointer: string): string | undefined {
  const keys = splitPointer(pointer)
  let [was, is] = [before, after]
  for (const [depth, key] of keys.entries()) {
    if (Object.is(was, is)) return undefined
    if (isRows(was) && isRows(is)) {
      const index = Number(key)
      if (index < was.length && alignRows(was, is)?.[index] !== index)
        return joinPointer(keys.slice(0, depth))
      ;[was, is] = [was[index], is[index]]
    } else [was, is] = [ownMember(was, key), ownMember(is, key)]
  }
  return undefined
}

/** Row indexes before → after, from the matching. */
export function indexesOf(became: readonly (number | undefined)[]): RowIndexes {
  return new Map(became.flatMap((to, from) => (to === undefined ? [] : [[from, to] as const])))
}

/** The inverse mapping. */
export function inverse(indexes: RowIndexes): RowIndexes {
  return new Map([...indexes].map(([from, to]) => [to, from]))
}

/** Whether a row has another index in the result than in some version, or was deleted. */
export function hasMovedRows(indexes: Versions<RowIndexes>): boolean {
  return Object.values(indexes).some((of: RowIndexes) =>
    [...of].some(([from, to], order) => from !== to || from !== order),
  )
}
