import type { Keyword } from '../keyword.ts'

/** What becomes of what only alternatives of an object hold that no longer apply. */
export const INACTIVE = ['keep', 'clear'] as const
export type Inactive = (typeof INACTIVE)[number]

/** Values of branches that do not apply are kept, or taken away with the change after which they do not. */
export const xInactive: Keyword = {
  name: 'x-inactive',
  types: ['object'],
  schema: { enum: [...INACTIVE] },
}
