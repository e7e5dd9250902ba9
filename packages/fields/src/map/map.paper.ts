import type { PaperFace } from '@formwright/paper'
import { nestedLayout } from '../nested/nested.paper.ts'
import { mapType } from './map.ts'

export const mapPaper: PaperFace = { type: mapType, layouts: { nested: nestedLayout } }
