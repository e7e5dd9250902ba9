import type { SheetView } from '@formwright/sheets'
import { leavesSheet } from '../nested/leaves.sheet.ts'
import { objectType } from './object.ts'

export const objectSheet: SheetView = { type: objectType, layOut: leavesSheet }
