import type { PaperView } from '@formwright/paper'
import { nestedLayout } from '../nested/nested.paper.ts'
import { mapType } from './map.ts'

export const mapPaper: PaperView = { type: mapType, layouts: { nested: nestedLayout } }
