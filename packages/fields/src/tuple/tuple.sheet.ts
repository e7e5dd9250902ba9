import type { SheetFace } from '@formwright/sheets'
import { leavesSheet } from '../nested/leaves.sheet.ts'
import { tupleType } from './tuple.ts'

export const tupleSheet: SheetFace = { type: tupleType, layOut: leavesSheet }
