import type { Rebased } from '@formwright/authoring'
import { equal, pointerAfter, valueAt } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import type { Origins } from '@formwright/api'
import type { Form } from '@formwright/engine'
import type { ApplicationRow } from '../admission/store.ts'
import { storeRevision } from '../applications/new-revision.ts'
import { reasonsAfter } from '../applications/reasons.ts'
import type { Tx } from '../database/connect.ts'
import { idOfEdition } from '../published/publish.ts'

type RebasedApplication = Pick<Rebased, 'answers' | 'moved'> & {
  /** Pointers of restored answers. */
  readonly restored: Readonly<Record<string, Json>>
}

/**
 * Moves a locked application to another version of its edition: answers, origins, reasons and comments follow
 * their fields. Creates a new revision, so that clients with the earlier version notice.
 */
export async function moveApplication(
  tx: Tx,
  row: ApplicationRow,
  { to, by, answers, moved, restored }: RebasedApplication & { readonly to: Form; readonly by: string },
): Promise<{ readonly revision: number }> {
  const newPointerOf = (pointer: string) => pointerAfter(pointer, moved)
  const stays = Object.entries(row.origins)
    .map(([pointer, mark]) => [newPointerOf(pointer), mark] as const)
    .filter(([pointer, { value }]) => equal(valueAt(answers, pointer), value))
  const origins: Origins = {
    ...Object.fromEntries(stays),
    ...Object.fromEntries(
      Object.entries(restored).map(([pointer, value]) => [pointer, { origin: 'restored' as const, value }]),
    ),
  }
  const { revision } = await storeRevision(tx, row, {
    form: to,
    answers,
    by,
    cause: 'correction',
    beside: {
      edition: idOfEdition(to.bundle),
      origins: JSON.stringify(origins),
      reasons: JSON.stringify(reasonsAfter(row.reasons, newPointerOf)),
    },
  })
  await moveComments(tx, row.id, newPointerOf)
  return { revision }
}

async function moveComments(
  tx: Tx,
  application: string,
  newPointerOf: (pointer: string) => string,
): Promise<void> {
  const comments = await tx
    .selectFrom('comment')
    .select(['id', 'pointer'])
    .where('application', '=', application)
    .execute()
  for (const { id, pointer } of comments) {
    const comment = newPointerOf(pointer)
    if (comment !== pointer)
      await tx.updateTable('comment').set({ pointer: comment }).where('id', '=', id).execute()
  }
}
