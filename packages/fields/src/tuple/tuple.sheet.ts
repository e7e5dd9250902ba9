import type { SheetView } from '@formwright/sheets'
import { leavesSheet } from '../nested/leaves.sheet.ts'
import { tupleType } from './tuple.ts'

export const tupleSheet: SheetView = { type: tupleType, layOut: leavesSheet }
