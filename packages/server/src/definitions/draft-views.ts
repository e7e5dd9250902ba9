import { sql } from 'kysely'
import type { Reader } from '../database/connect.ts'
import { titleIn } from './form-file.ts'

/** So many drafts are listed, those that were changed last. */
const LISTED = 200
/** So many of the last steps of a draft are told. */
const TOLD = 500

/** Drafts of all forms as they are listed, those that were changed last first. */
export async function draftSummaries(db: Reader) {
  const drafts = await summaries(db).orderBy('changed_at', 'desc').limit(LISTED).execute()
  return drafts.map(withTitle)
}

/** One draft as it is listed. */
export async function draftSummary(db: Reader, id: string) {
  return withTitle(await summaries(db).where('definition_draft.id', '=', id).executeTakeFirstOrThrow())
}

function summaries(db: Reader) {
  return db
    .selectFrom('definition_draft')
    .innerJoin('user as creator', 'creator.id', 'created_by')
    .innerJoin('user as changer', 'changer.id', 'changed_by')
    .select([
      'definition_draft.id as id',
      'form',
      'edition',
      'state',
      'revision',
      'creator.name as createdBy',
      'changer.name as changedBy',
      'changed_at as changedAt',
      'publish_at as publishAt',
      'published',
      // the list shows titles: the files themselves may be megabytes
      sql<string | null>`files ->> 'form.json'`.as('formFile'),
    ])
}

function withTitle<Row extends { readonly formFile: string | null }>({ formFile, ...draft }: Row) {
  return { ...draft, title: titleIn(formFile) }
}

/** What was asked for, agreed to and returned in the review of a draft, the last first. */
export function notesOf(db: Reader, draft: string) {
  return db
    .selectFrom('definition_note')
    .innerJoin('user', 'user.id', 'by_user')
    .select(['what', 'user.name as by', 'at', 'note'])
    .where('draft', '=', draft)
    .orderBy('at', 'desc')
    .execute()
}

/** The last steps of a draft: who changed which files when. */
export async function stepsOf(db: Reader, draft: string) {
  const steps = await db
    .selectFrom('definition_step')
    .innerJoin('user', 'user.id', 'by_user')
    .select(['revision', 'user.name as by', 'at', 'step', 'changes'])
    .where('draft', '=', draft)
    .orderBy('revision', 'desc')
    .limit(TOLD)
    .execute()
  return steps.map(({ changes, ...step }) => ({ ...step, files: Object.keys(changes) }))
}
