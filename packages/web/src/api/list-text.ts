import type { Me } from '@formwright/api'

/** Names the text over the list of applications: who only fills in finds none but their own. */
export function listTextOf(person: Me['person']): 'my-applications' | 'applications' {
  return person && !person.reviewer ? 'my-applications' : 'applications'
}
