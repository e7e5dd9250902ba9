import type { CallOf } from '../routing/route.ts'

/** Marks notifications as read. */
export async function markRead({
  tx,
  body,
  person,
}: CallOf<'POST /notifications/read'>): Promise<{ read: number }> {
  if (body.ids.length > 0)
    await tx
      .updateTable('notification')
      .set({ read_at: new Date() })
      .where('user_id', '=', person.id)
      .where('id', 'in', body.ids)
      .execute()
  return { read: body.ids.length }
}
