import type { Kysely } from 'kysely'
import { ATTACHMENTS, isWithin, LISTS, splitPointer } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { pointerAfterChange } from '@formwright/engine'
import type { Operation } from '@formwright/engine'
import type { ApplicationRow } from '../admission/store.ts'
import type { Tables } from '../database/tables.ts'
import { reasonsAfter } from './reasons.ts'

/** What is said of places of the answers and stands elsewhere after a save: it goes where its row goes. */
export interface MovedAnnotations {
  readonly comments: readonly { readonly id: string; readonly pointer: string }[]
  /** `undefined` where all of them stay. */
  readonly reasons: Readonly<Record<string, string>> | undefined
}

const NOTHING: MovedAnnotations = { comments: [], reasons: undefined }

/** Comments, remarks and reasons of rows that a save moves or takes away. */
export async function movedAnnotations(
  db: Kysely<Tables>,
  bundle: FormBundle,
  row: Pick<ApplicationRow, 'id' | 'answers' | 'reasons'>,
  { document, patch }: { readonly document: unknown; readonly patch: readonly Operation[] },
): Promise<MovedAnnotations> {
  if (!mayMoveRows(patch)) return NOTHING
  const comments = await db
    .selectFrom('comment')
    .select(['id', 'pointer'])
    .where('application', '=', row.id)
    .execute()
  if (comments.length === 0 && Object.keys(row.reasons).length === 0) return NOTHING
  const pointerAfter = pointerAfterChange(bundle, row.answers, document)
  const moved = comments.map(({ id, pointer }) => ({ id, was: pointer, pointer: pointerAfter(pointer) }))
  const reasons = reasonsAfter(row.reasons, pointerAfter)
  return {
    comments: moved.flatMap(({ id, was, pointer }) => (was === pointer ? [] : [{ id, pointer }])),
    reasons: Object.keys(reasons).every((key) => Object.hasOwn(row.reasons, key)) ? undefined : reasons,
  }
}

/** Whether steps may put rows elsewhere: whole rows or lists change, or several rows of one list do. */
function mayMoveRows(patch: readonly Operation[]): boolean {
  const rows = new Map<string, string>()
  return patch.some((step) => {
    if ([ATTACHMENTS, LISTS].some((target) => isWithin(step.path, target))) return false
    if ('value' in step && Array.isArray(step.value)) return true
    const keys = splitPointer(step.path)
    return keys.some((key, depth) => {
      if (!/^(\d+|-)$/.test(key)) return false
      const list = keys.slice(0, depth).join('/')
      const known = rows.get(list) ?? key
      rows.set(list, known)
      return depth === keys.length - 1 || known !== key
    })
  })
}
