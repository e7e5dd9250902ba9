import type { PaperFace } from '@formwright/paper'
import { written } from '../text/text.paper.ts'
import { namesType } from './names.ts'

export const namesPaper: PaperFace = { type: namesType, layouts: { line: written } }
