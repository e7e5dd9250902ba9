import { ACCOUNT_CHANGES, DRAFT_NOTIFICATION_KINDS } from '@formwright/api'
import type { Kysely } from 'kysely'
import type { Json } from '@formwright/definition'
import type { Tables } from '../database/tables.ts'

/** All actions of the audit trail. */
export const AUDIT_ACTIONS = [
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'refused',
  ...ACCOUNT_CHANGES,
  'application.create',
  'application.read',
  'application.carry',
  'application.change',
  'application.correct',
  'application.ask-correction',
  'application.keep-edition',
  'application.leave-over',
  'application.drop-left-over',
  'application.delete',
  'application.transition',
  'evidence.add',
  'evidence.download',
  'application.print',
  'export.create',
  'export.download',
  'comment.add',
  'comment.resolve',
  'note.add',
  'checklist.change',
  'spot-check.add',
  'order.change',
  'reasons.change',
  'definition.draft',
  'definition.change',
  ...DRAFT_NOTIFICATION_KINDS,
  'definition.tick',
  'definition.impact',
  'definition.import',
  'definition.delete',
  'definition.offer',
  'invitation.create',
  'invitation.accept',
  'invitation.withdraw',
  'invitation.renew',
  'person.read',
  'grant.add',
  'grant.remove',
  'person.disable',
  'person.enable',
  'person.reset-password',
  'extension.add',
  'extension.remove',
  'webhook.add',
  'webhook.remove',
  'organisation.leave',
  'organisation.remove',
  'organisation.rename',
  'person.organisation',
  'audit.read',
  'audit.export',
  'demonstration.load',
  'demonstration.remove',
  'backup.create',
  'backup.restore',
] as const

export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** A line of the audit trail. */
export interface AuditEntry {
  readonly actor: { readonly id: string; readonly name: string } | null
  readonly action: AuditAction
  readonly subject?: string | null
  readonly details?: Readonly<Record<string, Json>>
  readonly address?: string | null
}

/** Writes an audit line, in the same transaction as the action. It is chained within a second. */
export async function record(
  db: Kysely<Tables>,
  { actor, action, subject = null, details = {}, address = null }: AuditEntry,
): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      actor: actor?.id ?? null,
      actor_name: actor?.name ?? null,
      action,
      subject,
      details: JSON.stringify(details),
      address,
    })
    .execute()
}
