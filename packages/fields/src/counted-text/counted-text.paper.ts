import type { PaperFace } from '@formwright/paper'
import { narrative } from '../text/text.paper.ts'
import { countedTextType } from './counted-text.ts'

export const countedTextPaper: PaperFace = { type: countedTextType, layouts: { narrative } }
