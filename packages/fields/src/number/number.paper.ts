import type { PaperFace } from '@formwright/paper'
import { written } from '../text/text.paper.ts'
import { numberType } from './number.ts'

export const numberPaper: PaperFace = { type: numberType, layouts: { line: written } }
