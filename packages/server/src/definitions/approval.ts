import type { DraftView } from '@formwright/api'
import { sql } from 'kysely'
import { formAdminsOf } from '../access/holders.ts'
import type { Person } from '../access/people.ts'
import type { Reader, Tx } from '../database/connect.ts'

interface Changed {
  readonly id: string
  readonly form: string
  readonly changed_by: string
}

/**
 * As whom somebody may agree to a draft: a second person, who changed nothing of what is to be agreed to;
 * alone where there is no other administrator, which the trail says; else not.
 */
export async function approvalBy(
  db: Reader | Tx,
  draft: Changed,
  person: Person,
): Promise<DraftView['approval']> {
  if (!(await authorsOf(db, draft)).has(person.id)) return 'second'
  const admins = await formAdminsOf(db, draft.form)
  return admins.every(({ id }) => id === person.id) ? 'alone' : 'none'
}

/**
 * Who made what nobody agreed to yet: everybody who changed the draft since somebody did, and who made a form
 * of their own with it.
 */
async function authorsOf(db: Reader | Tx, { id, changed_by }: Changed): Promise<ReadonlySet<string>> {
  const since = await agreedAt(db, id)
  const steps = await db
    .selectFrom('definition_step')
    .select('by_user')
    .distinct()
    .where('draft', '=', id)
    .$if(since !== undefined, (query) => query.where('at', '>', since!))
    .execute()
  const begun =
    since === undefined
      ? await db
          .selectFrom('definition_draft')
          .select('created_by')
          .where('id', '=', id)
          .where(sql<boolean>`from_files = '{}'::jsonb`)
          .execute()
      : []
  return new Set([
    changed_by,
    ...steps.map(({ by_user }) => by_user),
    ...begun.map(({ created_by }) => created_by),
  ])
}

/** When somebody last agreed to a draft and nobody gave it back after that. */
async function agreedAt(db: Reader | Tx, draft: string): Promise<Date | undefined> {
  const notes = await db
    .selectFrom('definition_note')
    .select(['what', 'at'])
    .where('draft', '=', draft)
    .where('what', 'in', ['approve', 'return'])
    .orderBy('at')
    .execute()
  return notes.findLast(({ what }, index) => what === 'approve' && notes[index + 1]?.what !== 'return')?.at
}
