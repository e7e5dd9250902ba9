import {
  attachmentEntries,
  ATTACHMENTS,
  isObject,
  joinPointer,
  listEntries,
  LISTS,
  pointerOfTarget,
  splitPointer,
  targetOf,
} from '@formwright/definition'
import { withValue } from '../structure/with-value.ts'

/** Old index → new index of the rows of a list; deleted rows are missing. */
export type RowIndexes = ReadonlyMap<number, number>

/** Lists whose rows moved, by their earlier pointer. */
export type IndexesByList = ReadonlyMap<string, RowIndexes>

/** Moves attachments and lists along with their rows, and removes those of deleted rows. */
export function withProofsFollowing(answers: unknown, indexes: IndexesByList): unknown {
  if (indexes.size === 0) return answers
  const entries = attachmentEntries(answers)
  const files = entries.flatMap((entry): unknown[] => {
    const target = isObject(entry) ? entry.target : undefined
    if (typeof target !== 'string') return [entry]
    const to = targetAfter(target, indexes)
    if (to === undefined) return []
    return to === target ? [entry] : [{ ...(entry as object), target: to }]
  })
  const behind = listEntries(answers)
  const lists = behind.flatMap(([target, rows]) => {
    const to = targetAfter(target, indexes)
    return to === undefined ? [] : [[to, rows] as const]
  })
  let next = answers
  if (entries.length > 0) next = withValue(next, splitPointer(ATTACHMENTS), files)
  if (behind.length > 0) next = withValue(next, splitPointer(LISTS), Object.fromEntries(lists))
  return next
}

function targetAfter(target: string, indexes: IndexesByList): string | undefined {
  const keys = splitPointer(pointerOfTarget(target))
  const now: string[] = []
  for (const [depth, key] of keys.entries()) {
    const ofList = indexes.get(joinPointer(keys.slice(0, depth)))
    const to = ofList ? ofList.get(Number(key)) : key
    if (to === undefined) return undefined
    now.push(String(to))
  }
  return targetOf(joinPointer(now))
}
