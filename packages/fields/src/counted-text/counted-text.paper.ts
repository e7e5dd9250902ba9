import type { PaperView } from '@formwright/paper'
import { narrative } from '../text/text.paper.ts'
import { countedTextType } from './counted-text.ts'

export const countedTextPaper: PaperView = { type: countedTextType, layouts: { narrative } }
