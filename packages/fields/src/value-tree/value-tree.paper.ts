import type { PaperView } from '@formwright/paper'
import { nestedLayout } from '../nested/nested.paper.ts'
import { valueTreeType } from './value-tree.ts'

export const valueTreePaper: PaperView = { type: valueTreeType, layouts: { nested: nestedLayout } }
