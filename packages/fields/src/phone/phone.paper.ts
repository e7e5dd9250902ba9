import type { PaperView } from '@formwright/paper'
import { written } from '../text/text.paper.ts'
import { phoneType } from './phone.ts'

export const phonePaper: PaperView = { type: phoneType, layouts: { line: written } }
