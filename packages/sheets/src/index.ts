export type {
  CellContent,
  SheetBlock,
  SheetCell,
  SheetCells,
  SheetColumn,
  SheetView,
  SheetViews,
  SheetRow,
  SheetTable,
  EntryPointers,
  NumberNow,
  TableEntries,
  TakenBack,
  TableEntry,
} from './view/sheet-view.ts'
export { showWorkbook, writeWorkbook } from './workbook/write.ts'
export type { RowsReferredTo } from './view/sheet-view.ts'
export type { ShownSheet } from './workbook/write.ts'
export { entryTables } from './workbook/plan.ts'
export { entriesOf, markOf } from './workbook/rows.ts'
export { writeTemplate } from './workbook/template.ts'
export { writePrintedTable } from './workbook/printed-table.ts'
export { openFilled, readWorkbook } from './workbook/read.ts'
export type { ImportedWorkbook, OpenedWorkbook } from './workbook/read.ts'
export { refusedIn, unshownIn } from './workbook/refused.ts'
export { changesIn, keptIn, takenChanges, unshownChanges, withChanges } from './workbook/changes.ts'
export type { SheetChange } from './workbook/changes.ts'
export { cellsOfChange } from './workbook/cells-of-change.ts'
export type { ChangedCell } from './workbook/cells-of-change.ts'
export { asShown } from './safety/number.ts'
export * from './table/index.ts'
