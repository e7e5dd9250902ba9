import type { SheetFace } from '@formwright/sheets'
import { leavesSheet } from '../nested/leaves.sheet.ts'
import { mapType } from './map.ts'

export const mapSheet: SheetFace = { type: mapType, layOut: leavesSheet }
