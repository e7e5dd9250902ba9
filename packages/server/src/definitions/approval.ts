import type { DraftView } from '@formwright/api'
import { formAdminsOf } from '../access/holders.ts'
import type { Person } from '../access/people.ts'
import type { Reader, Tx } from '../database/connect.ts'
import { contributors } from './contributors.ts'
import { writeChanges } from './write-changes.ts'

interface ChangedDraft {
  readonly id: string
  readonly form: string
  readonly changed_by: string
}

type Approval = DraftView['approval']

/** In which role a person may approve a draft, who wrote what is to be approved, and who may approve it. */
interface Approvals {
  readonly own: Approval
  /** Names of the authors of the remaining changes. */
  readonly authors: readonly string[]
  /** Names of those who may approve. */
  readonly approvers: readonly string[]
}

/** Used while a draft is not in review. */
export const NOT_ASKED: Approvals = { own: 'none', authors: [], approvers: [] }

/**
 * In which role a person may approve a draft: as a second person who wrote none of the changes; if every
 * administrator wrote some, as one of two, after the other submitted it for review; alone if there is no
 * other administrator, which is recorded; otherwise not.
 */
export async function approvalsOf(db: Reader | Tx, draft: ChangedDraft, person: Person): Promise<Approvals> {
  const [authors, admins, requestedBy] = await Promise.all([
    authorsOf(db, draft),
    formAdminsOf(db, draft.form),
    lastRequester(db, draft.id),
  ])
  const asWhom = (id: string): Approval => {
    if (!authors.has(id)) return 'second'
    if (admins.every((one) => one.id === id)) return 'alone'
    const isShared = admins.every((one) => authors.has(one.id))
    return isShared && authors.size > 1 && requestedBy !== undefined && requestedBy !== id ? 'both' : 'none'
  }
  return {
    own: asWhom(person.id),
    authors: admins.filter(({ id }) => authors.has(id)).map(({ name }) => name),
    approvers: admins.filter(({ id }) => asWhom(id) !== 'none').map(({ name }) => name),
  }
}

/**
 * The authors of unapproved changes: everybody whose changes are still present, and who created the form. If
 * there are none, the creator of the draft.
 */
async function authorsOf(db: Reader | Tx, { id, changed_by }: ChangedDraft): Promise<ReadonlySet<string>> {
  const since = await approvedAt(db, id)
  const [draft, steps] = await Promise.all([
    db
      .selectFrom('definition_draft')
      .select(['created_by', 'begun_files', 'from_files'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('definition_step')
      .select(['by_user as by', 'at', 'changes'])
      .where('draft', '=', id)
      .orderBy('revision')
      .execute(),
  ])
  const isAgreed = ({ at }: { at: Date }) => since !== undefined && at <= since
  const later = steps.filter((step) => !isAgreed(step))
  const initial: Record<string, string> | null = draft.begun_files && { ...draft.begun_files }
  if (initial) for (const { changes } of steps.filter(isAgreed)) writeChanges(initial, changes)
  const written = initial ? contributors(initial, later) : new Set(later.map(({ by }) => by))
  const isNew = since === undefined && Object.keys(draft.from_files).length === 0
  const authors = new Set([...written, ...(isNew ? [draft.created_by] : [])])
  return authors.size > 0 ? authors : new Set([initial ? draft.created_by : changed_by])
}

/** Who submitted the draft for review last. */
async function lastRequester(db: Reader | Tx, draft: string): Promise<string | undefined> {
  const request = await db
    .selectFrom('definition_note')
    .select('by_user')
    .where('draft', '=', draft)
    .where('what', '=', 'ask')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return request?.by_user
}

/** When the draft was last approved without being returned afterwards. */
async function approvedAt(db: Reader | Tx, draft: string): Promise<Date | undefined> {
  const notes = await db
    .selectFrom('definition_note')
    .select(['what', 'at'])
    .where('draft', '=', draft)
    .where('what', 'in', ['approve', 'return'])
    .orderBy('at')
    .execute()
  return notes.findLast(({ what }, index) => what === 'approve' && notes[index + 1]?.what !== 'return')?.at
}
