import type { PaperView } from '@formwright/paper'
import { written } from '../text/text.paper.ts'
import { numberType } from './number.ts'

export const numberPaper: PaperView = { type: numberType, layouts: { line: written } }
