import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { FormBundle, WorkflowTransition } from '@formwright/definition'
import { answersAfter, diffBothWays, titleOf } from '@formwright/engine'
import type { Form, Said } from '@formwright/engine'
import type { Person } from '../access/people.ts'
import { publish } from '../database/bus.ts'
import type { Tables } from '../database/tables.ts'
import { todayIn } from './deadline.ts'
import { progressOf } from '../admission/store.ts'
import type { ApplicationRow } from '../admission/store.ts'

interface Writing extends Said {
  readonly bundle: FormBundle
  readonly form: Form
  readonly person: Person
}

/**
 * Puts what a transition writes into the answers of an application that is locked, as a revision of its own.
 * Gives the application as it stands then.
 */
export async function writeIntoForm(
  tx: Kysely<Tables>,
  row: ApplicationRow,
  transition: WorkflowTransition,
  { bundle, form, person, ...said }: Writing,
): Promise<ApplicationRow> {
  const answers = answersAfter(transition, row.answers, said, todayIn(bundle))
  const { patch, undo } = diffBothWays(row.answers, answers)
  if (patch.length === 0) return row
  const now = {
    ...row,
    answers,
    revision: row.revision + 1,
    title: titleOf(bundle, answers),
    progress: progressOf(form, answers, row.region),
  }
  const key = `${transition.id}-${randomUUID()}`
  await tx
    .updateTable('application')
    .set({
      answers: JSON.stringify(answers),
      revision: now.revision,
      title: now.title,
      progress: JSON.stringify(now.progress),
      changed_at: sql`now()`,
    })
    .where('id', '=', row.id)
    .execute()
  await tx
    .insertInto('change')
    .values({
      application: row.id,
      revision: now.revision,
      key,
      patch: JSON.stringify(patch),
      undo: JSON.stringify(undo),
      by_user: person.id,
    })
    .execute()
  await publish(tx, { kind: 'application', id: row.id, revision: now.revision, by: person.id, key })
  return now
}
