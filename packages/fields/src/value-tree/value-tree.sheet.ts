import type { SheetFace } from '@formwright/sheets'
import { leavesSheet } from '../nested/leaves.sheet.ts'
import { valueTreeType } from './value-tree.ts'

export const valueTreeSheet: SheetFace = { type: valueTreeType, layOut: leavesSheet }
