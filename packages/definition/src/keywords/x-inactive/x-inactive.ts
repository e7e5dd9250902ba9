import type { Keyword } from '../keyword.ts'

/** What happens to answers that only belong to alternatives that no longer apply. */
export const INACTIVE = ['keep', 'clear'] as const
export type Inactive = (typeof INACTIVE)[number]

/**
 * Whether values of branches that do not apply are kept, or removed with the change that made them
 * inapplicable.
 */
export const xInactive: Keyword = {
  name: 'x-inactive',
  types: ['object'],
  schema: { enum: [...INACTIVE] },
}
