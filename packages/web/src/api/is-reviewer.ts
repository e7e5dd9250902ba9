import type { Me } from '@formwright/api'

/** True for who looks at what others declared. */
export function isReviewer({ grants }: NonNullable<Me['person']>): boolean {
  return grants.some(({ level }) => level === 'city' || level === 'province' || level === 'ministry')
}

/** Names the text over the list of applications: who only fills in finds none but their own. */
export function listTextOf(person: Me['person']): 'my-applications' | 'applications' {
  return person && !isReviewer(person) ? 'my-applications' : 'applications'
}
