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
 * Puts what a transition writes into the answers of an application that is locked, as a revision of its own.
 * Gives the application as it stands then.
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
