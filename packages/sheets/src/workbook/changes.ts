import { splitPointer, valueAt } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { equal, withValue } from '@formwright/engine'
import type { ImportedWorkbook } from './read.ts'

/** One value that a workbook would change. */
export interface SheetChange {
  readonly pointer: string
  readonly label: string
  readonly before: Json | undefined
  readonly after: Json | undefined
  /** Since the export the value was changed here as well, to something else. */
  readonly conflict: boolean
}

/** What a workbook would change of the answers as they are now, value by value. */
export function changesIn(
  { base, answers, changed }: Pick<ImportedWorkbook, 'base' | 'answers' | 'changed'>,
  current: unknown,
): SheetChange[] {
  return changed.flatMap(({ pointer, label }) => {
    const [was, before, after] = [base, current, answers].map(
      (document) => valueAt(document, pointer) as Json | undefined,
    )
    return equal(before, after) ? [] : [{ pointer, label, before, after, conflict: !equal(was, before) }]
  })
}

/** The answers with the chosen changes. */
export function withChanges(current: unknown, changes: readonly SheetChange[]): Json {
  return changes.reduce<unknown>(
    (document, { pointer, after }) => withValue(document, splitPointer(pointer), after),
    current,
  ) as Json
}
