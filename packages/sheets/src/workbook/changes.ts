import { equal, joinPointer, listIndex, ownMember, splitPointer, valueAt } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { withValue } from '@formwright/engine'
import type { ImportedWorkbook } from './read.ts'
import { isSameRow } from './rows.ts'

/** One value that a workbook would change. */
export interface SheetChange {
  readonly pointer: string
  readonly label: string
  readonly before: Json | undefined
  readonly after: Json | undefined
  /** Since the export the value was changed here as well, to something else. */
  readonly conflict: boolean
}

/**
 * What a workbook would change of the answers as they are now, value by value. A list whose rows are others
 * now is one value: a place in it may be another row's.
 */
export function changesIn(
  { base, answers, changed }: Pick<ImportedWorkbook, 'base' | 'answers' | 'changed'>,
  current: unknown,
): SheetChange[] {
  const places = new Map<string, string>()
  for (const { pointer, label } of changed) {
    const at = listWithOtherRows(pointer, base, current) ?? pointer
    if (!places.has(at)) places.set(at, label)
  }
  return [...places].flatMap(([pointer, label]) => {
    const [was, before, after] = [base, current, answers].map(
      (document) => valueAt(document, pointer) as Json | undefined,
    )
    return equal(before, after) ? [] : [{ pointer, label, before, after, conflict: !equal(was, before) }]
  })
}

/** The outermost list on the way to a place that has not the rows it was exported with. */
function listWithOtherRows(pointer: string, base: unknown, current: unknown): string | undefined {
  let [was, is] = [base, current]
  const path: string[] = []
  for (const key of splitPointer(pointer)) {
    const index = Array.isArray(was) ? listIndex(key) : undefined
    if (Array.isArray(was) && index !== undefined) {
      const isAsItWas = Array.isArray(is) && isSameRow(was, is, index)
      if (!isAsItWas) return joinPointer(path)
    }
    was = ownMember(was, key)
    is = ownMember(is, key)
    path.push(key)
  }
  return undefined
}

/** The answers with the chosen changes. */
export function withChanges(current: unknown, changes: readonly SheetChange[]): Json {
  return changes.reduce<unknown>(
    (document, { pointer, after }) => withValue(document, splitPointer(pointer), after),
    current,
  ) as Json
}
