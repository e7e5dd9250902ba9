import type { PaperView } from '@formwright/paper'
import { written } from '../text/text.paper.ts'
import { namesType } from './names.ts'

export const namesPaper: PaperView = { type: namesType, layouts: { line: written } }
