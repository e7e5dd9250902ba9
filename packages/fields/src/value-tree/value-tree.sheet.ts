import type { SheetView } from '@formwright/sheets'
import { leavesSheet } from '../nested/leaves.sheet.ts'
import { valueTreeType } from './value-tree.ts'

export const valueTreeSheet: SheetView = { type: valueTreeType, layOut: leavesSheet }
