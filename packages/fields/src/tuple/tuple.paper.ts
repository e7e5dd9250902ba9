import type { PaperFace } from '@formwright/paper'
import { nestedLayout } from '../nested/nested.paper.ts'
import { tupleType } from './tuple.ts'

export const tuplePaper: PaperFace = { type: tupleType, layouts: { nested: nestedLayout } }
