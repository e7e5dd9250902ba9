import type { FormBundle, FormFile, Texts } from '@formwright/definition'
import { titleOfEdition, titleOfForm, titleOfState } from '../published/titles.ts'
import type { Editions } from '../published/editions.ts'
import type { Person } from '../access/people.ts'
import { mayRemove } from './remove.ts'
import type { Page } from './queue.ts'
import type { ListedRow } from '../admission/store.ts'

/** The form's description of the next step in a state, for one of the roles. */
export function nextOf({ workflow }: FormFile, state: string, roles: readonly string[]): string | null {
  const texts = workflow?.states[state]?.next ?? {}
  const role = roles.find((one) => texts[one] !== undefined)
  return role === undefined ? null : texts[role]!
}

/** The summary of an application for lists and headings. */
export function summaryOf(row: ListedRow, bundle: FormBundle, person: Person) {
  return {
    id: row.id,
    form: row.form,
    formTitle: titleOfForm(bundle),
    edition: row.edition,
    editionName: row.edition_name,
    editionTitle: titleOfEdition(bundle),
    region: row.region,
    regionName: row.region_name,
    unit: row.unit,
    title: row.title,
    state: row.state,
    stateTitle: titleOfState(bundle, row.state),
    revision: row.revision,
    progress: { missing: 0, ...row.progress },
    preference: row.preference,
    demonstration: row.demonstration,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    submittedAt: row.submitted_at,
    removable: mayRemove(person, bundle, row),
  }
}

/** Number of applications per state. */
export async function countedStates(editions: Editions, states: Page['states']) {
  const counted = new Map<string, { state: string; title: Texts; count: number }>()
  for (const { state, edition, count } of states) {
    const title = titleOfState(await editions.bundleOf(edition), state)
    counted.set(state, { state, title, count: count + (counted.get(state)?.count ?? 0) })
  }
  return [...counted.values()]
}
