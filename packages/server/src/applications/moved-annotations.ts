import type { Kysely } from 'kysely'
import { ATTACHMENTS, isWithin, LISTS, splitPointer } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { pointerAfterChange } from '@formwright/engine'
import type { Operation } from '@formwright/engine'
import type { ApplicationRow } from '../admission/store.ts'
import type { Tables } from '../database/tables.ts'
import { reasonsAfter } from './reasons.ts'

/** Comments and reasons that follow their rows after a save moved them. */
export interface MovedAnnotations {
  readonly comments: readonly { readonly id: string; readonly pointer: string }[]
  /** `undefined` if none moved. */
  readonly reasons: Readonly<Record<string, string>> | undefined
}

const NOTHING: MovedAnnotations = { comments: [], reasons: undefined }

/** The comments, notes and reasons whose rows a save moves or deletes. */
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

/** Whether a patch may move rows: it replaces whole rows or lists, or changes several rows of a list. */
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
