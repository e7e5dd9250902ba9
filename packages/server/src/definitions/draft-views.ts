import { sql } from 'kysely'
import type { Reader } from '../database/connect.ts'
import { editionTitleIn, titleIn } from './form-file.ts'

/** Maximum number of listed drafts, by last change. */
const LISTED = 200
/** Maximum number of listed saves of a draft. */
const TOLD = 500

/** The drafts of all forms for lists, last changed first. */
export async function draftSummaries(db: Reader) {
  const drafts = await summaries(db).orderBy('changed_at', 'desc').limit(LISTED).execute()
  return drafts.map(withTitles)
}

/** One draft for lists. */
export async function draftSummary(db: Reader, id: string) {
  return withTitles(await summaries(db).where('definition_draft.id', '=', id).executeTakeFirstOrThrow())
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
      // only the titles are read: the files may be megabytes
      sql<string | null>`files ->> 'form.json'`.as('formFile'),
      sql<string | null>`files ->> (edition || '/edition.json')`.as('editionFile'),
    ])
}

function withTitles<
  Row extends {
    readonly edition: string
    readonly formFile: string | null
    readonly editionFile: string | null
  },
>({ formFile, editionFile, ...draft }: Row) {
  return { ...draft, title: titleIn(formFile), editionTitle: editionTitleIn(editionFile) || draft.edition }
}

/** The review history of a draft, latest first. */
export function notesOf(db: Reader, draft: string) {
  return db
    .selectFrom('definition_note')
    .innerJoin('user', 'user.id', 'by_user')
    .select(['what', 'user.name as by', 'at', 'note'])
    .where('draft', '=', draft)
    .orderBy('at', 'desc')
    .execute()
}

/** The last saves of a draft: author, files and time. */
export async function stepsOf(db: Reader, draft: string) {
  const steps = await db
    .selectFrom('definition_step')
    .innerJoin('user', 'user.id', 'by_user')
    .select(['revision', 'user.name as by', 'at', 'step', 'happened', 'changes'])
    .where('draft', '=', draft)
    .orderBy('revision', 'desc')
    .limit(TOLD)
    .execute()
  return steps.map(({ changes, ...step }) => ({ ...step, files: Object.keys(changes) }))
}
