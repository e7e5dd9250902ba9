import { equal, timeZoneOf, todayIn } from '@formwright/definition'
import type { Kysely } from 'kysely'
import type { FormBundle, WorkflowTransition } from '@formwright/definition'
import { answersAfter } from '@formwright/engine'
import type { Form, TransitionInput } from '@formwright/engine'
import type { Person } from '../access/people.ts'
import type { ApplicationRow } from '../admission/store.ts'
import type { Tables } from '../database/tables.ts'
import { storeRevision } from './new-revision.ts'

interface FieldWriting extends TransitionInput {
  readonly bundle: FormBundle
  readonly form: Form
  readonly person: Person
}

/**
 * Writes the fields of a transition into the answers of a locked application, as a new revision. Returns the
 * updated application.
 */
export async function writeTransitionFields(
  tx: Kysely<Tables>,
  row: ApplicationRow,
  transition: WorkflowTransition,
  { bundle, form, person, ...input }: FieldWriting,
): Promise<ApplicationRow> {
  const answers = answersAfter(transition, row.answers, input, todayIn(timeZoneOf(bundle)))
  if (equal(answers, row.answers)) return row
  return storeRevision(tx, row, { form, answers, by: person.id, cause: transition.id })
}
