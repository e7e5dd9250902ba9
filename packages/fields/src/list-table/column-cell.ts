import { isReadOnly, schemaOverBranches, titleWithUnit, unitOf } from '@formwright/definition'
import type { FormLocale, FormNode } from '@formwright/definition'
import type { RowsReferredTo, SheetColumn } from '@formwright/sheets'
import { columnCell } from '../matrix/column-cell.ts'
import { keysContent } from '../row-reference/keys-content.ts'
import { isAlwaysRequired } from './always-required.ts'

/** A column of rows, titled with name and unit. */
export function columnOf(
  cell: FormNode,
  locale: FormLocale,
  rows?: RowsReferredTo,
  key = cell.key,
): SheetColumn {
  return {
    ...columnCell({ shape: cell.shape, schema: schemaOverBranches(cell) }, locale),
    ...(cell.schema['x-ref'] ? keysContent(cell, rows) : {}),
    key,
    title: titleWithUnit(cell.title, unitOf(cell.schema), locale.language),
    ...(isAlwaysRequired(cell) ? { required: true } : {}),
    ...(cell.schema['x-key'] === undefined ? {} : { isKey: true }),
    ...(isReadOnly(cell) && cell.schema['x-key'] === undefined ? { isGiven: true } : {}),
  }
}
