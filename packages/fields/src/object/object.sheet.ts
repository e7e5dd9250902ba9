import type { SheetFace } from '@formwright/sheets'
import { leavesSheet } from '../nested/leaves.sheet.ts'
import { objectType } from './object.ts'

export const objectSheet: SheetFace = { type: objectType, layOut: leavesSheet }
