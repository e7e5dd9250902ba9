import type { PaperView } from '@formwright/paper'
import { nestedLayout } from '../nested/nested.paper.ts'
import { tupleType } from './tuple.ts'

export const tuplePaper: PaperView = { type: tupleType, layouts: { nested: nestedLayout } }
