import type { Me } from '@formwright/api'

/** The heading for the application list: people who only fill in see only their own. */
export function listTextOf(person: Me['person']): 'my-applications' | 'applications' {
  return person && !person.reviewer ? 'my-applications' : 'applications'
}
