import type { SheetView } from '@formwright/sheets'
import { leavesSheet } from '../nested/leaves.sheet.ts'
import { mapType } from './map.ts'

export const mapSheet: SheetView = { type: mapType, layOut: leavesSheet }
