import type { PaperFace } from '@formwright/paper'
import { nestedLayout } from '../nested/nested.paper.ts'
import { objectType } from './object.ts'

export const objectPaper: PaperFace = { type: objectType, layouts: { nested: nestedLayout } }
