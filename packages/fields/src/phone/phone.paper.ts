import type { PaperFace } from '@formwright/paper'
import { written } from '../text/text.paper.ts'
import { phoneType } from './phone.ts'

export const phonePaper: PaperFace = { type: phoneType, layouts: { line: written } }
