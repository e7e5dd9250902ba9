import type { PaperFace } from '@formwright/paper'
import { nestedLayout } from '../nested/nested.paper.ts'
import { valueTreeType } from './value-tree.ts'

export const valueTreePaper: PaperFace = { type: valueTreeType, layouts: { nested: nestedLayout } }
