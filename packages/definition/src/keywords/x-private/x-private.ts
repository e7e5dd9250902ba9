import type { Keyword } from '../keyword.ts'

/** What kind of personal data a text is; the kind decides how it is masked. */
export const PRIVATE_KINDS = ['identity', 'phone', 'email', 'name', 'account', 'all'] as const
export type PrivateKind = (typeof PRIVATE_KINDS)[number]

/** Private data: masked where others see it. */
export const xPrivate: Keyword = {
  name: 'x-private',
  types: ['string'],
  schema: { enum: [...PRIVATE_KINDS] },
}
