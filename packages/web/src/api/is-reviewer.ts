import type { Me } from '@formwright/api'

/** True for who looks at what others declared. */
export function isReviewer({ grants }: NonNullable<Me['person']>): boolean {
  return grants.some(({ level }) => level === 'city' || level === 'province' || level === 'ministry')
}
