import type { PaperView } from '@formwright/paper'
import { nestedLayout } from '../nested/nested.paper.ts'
import { objectType } from './object.ts'

export const objectPaper: PaperView = { type: objectType, layouts: { nested: nestedLayout } }
