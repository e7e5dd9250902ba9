import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Grant } from '../access/people.ts'
import type { Reader, Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'
import { hasAdmin } from './administrators.ts'

const TOKEN_BYTES = 32
const VALID_HOURS = 7 * 24

interface NewLink {
  readonly kind: 'invitation' | 'reset'
  /** Empty for the first administrator, who enters it. */
  readonly email: string
  readonly name: string
  readonly grants: readonly Grant[]
  readonly hours?: number
  /** Requested by the person rather than by an administrator. */
  readonly asked?: boolean
  /** The organisation that the person joins. */
  readonly organisation?: string
  readonly byColleague?: boolean
}

/**
 * Creates a single-use link for choosing a password; returns its id and token. Only the hash of the token is
 * stored.
 */
export async function makeLink(
  tx: Tx,
  {
    kind,
    email,
    name,
    grants,
    hours = VALID_HOURS,
    asked = false,
    organisation,
    byColleague = false,
  }: NewLink,
  by: { readonly id: string } | null,
): Promise<{ readonly id: string; readonly token: string }> {
  const token = newToken()
  const { id } = await tx
    .insertInto('invitation')
    .values({
      kind,
      token_hash: hashOf(token),
      email: email.toLowerCase(),
      name,
      grants: JSON.stringify(grants),
      invited_by: by?.id ?? null,
      expires_at: hoursFromNow(hours),
      accepted_at: null,
      email_token_hash: null,
      voided_at: null,
      asked,
      organisation: organisation ?? null,
      by_colleague: byColleague,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, token }
}

/**
 * Joins the organisation that the person belongs to after using the link: that of the link, else that of the
 * account, unless the account is unverified and the link resets it.
 */
function withOrganisation(db: Reader) {
  return db
    .selectFrom('invitation')
    .leftJoin('user as inviter', 'inviter.id', 'invitation.invited_by')
    .leftJoin('user as holder', 'holder.email', 'invitation.email')
    .leftJoin('organisation', (join) =>
      join.on(
        sql<boolean>`organisation.id = coalesce(invitation.organisation, case
          when holder.unproven and invitation.kind = 'invitation' then null
          when holder.demonstration and not coalesce(inviter.demonstration, false) then null
          else holder.organisation end)`,
      ),
    )
}

/** The content of a link. @throws HttpError with the reason if it is no longer valid */
export async function readLink(db: Reader, token: string) {
  const hash = hashOf(token)
  const link = await withOrganisation(db)
    .select([
      'invitation.id',
      'invitation.kind',
      'invitation.email',
      'invitation.name',
      'grants',
      'invited_by',
      'inviter.name as by',
      'invitation.organisation',
      'organisation.name as organisationName',
      'by_colleague',
      sql<boolean | null>`email_token_hash = ${hash}`.as('byEmail'),
      'expires_at',
      'accepted_at',
      'voided_at',
    ])
    .where((where) => where.or([where('token_hash', '=', hash), where('email_token_hash', '=', hash)]))
    .executeTakeFirst()
  if (!link) throw new HttpError('not-found', 'This link leads nowhere: ask for a new invitation')
  if (link.email === '' && (await hasAdmin(db)))
    throw new HttpError('gone', 'There is an administrator already: ask them for an invitation', {
      reason: 'administrator-exists',
    })
  if (link.accepted_at)
    throw new HttpError('gone', 'This invitation was used already: sign in with your password')
  if (link.voided_at)
    throw new HttpError(
      'gone',
      'This link holds no longer: another one was used, or the account was changed. Ask for a new one',
    )
  if (link.expires_at < new Date())
    throw new HttpError('gone', 'This invitation has expired: ask for a new one')
  return link
}

export async function markAccepted(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('invitation').set({ accepted_at: new Date() }).where('id', '=', id).execute()
}

/** Revokes all unused links of a person. */
export async function voidLinks(tx: Tx, email: string): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ voided_at: new Date() })
    .where('email', '=', email.toLowerCase())
    .where('accepted_at', 'is', null)
    .where('voided_at', 'is', null)
    .execute()
}

/** Number of open invitations; stable until the transaction ends, because accounts are locked. */
export async function openInvitations(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom('invitation')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('accepted_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('expires_at', '>', new Date())
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Whether an administrator has an open invitation for an address. */
export async function isInvitedByAdministrator(tx: Tx, email: string): Promise<boolean> {
  const link = await tx
    .selectFrom('invitation')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .where('kind', '=', 'invitation')
    .where('by_colleague', '=', false)
    .where('accepted_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return link !== undefined
}

/** Number of valid reset links that a person requested. */
export async function openResets(tx: Tx, email: string): Promise<number> {
  const { count } = await tx
    .selectFrom('invitation')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('email', '=', email.toLowerCase())
    .where('asked', '=', true)
    .where('accepted_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Unused links, newest first, including expired ones. */
export async function openLinks(db: Reader) {
  return withOrganisation(db)
    .select([
      'invitation.id',
      'invitation.kind',
      'invitation.email',
      'invitation.name',
      'invitation.grants',
      'invitation.created_at as at',
      'invitation.expires_at as expiresAt',
      'inviter.name as by',
      'invitation.by_colleague as byColleague',
      'organisation.name as organisation',
    ])
    .where('accepted_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('invitation.email', '<>', '')
    .orderBy('invitation.created_at', 'desc')
    .limit(2000)
    .execute()
}

/** @throws HttpError if the link was used or revoked in the meantime */
export async function withdrawLink(tx: Tx, id: string): Promise<{ readonly email: string }> {
  return requireOpen(
    await updateOpenLink(tx, id).set({ voided_at: new Date() }).returning('email').executeTakeFirst(),
  )
}

/**
 * Renews the token and expiry of a link; earlier tokens stop working.
 * @throws HttpError if the link was used or revoked in the meantime
 */
export async function renewLink(
  tx: Tx,
  id: string,
): Promise<{ readonly email: string; readonly token: string }> {
  const token = newToken()
  const { email } = requireOpen(
    await updateOpenLink(tx, id)
      .set({ token_hash: hashOf(token), email_token_hash: null, expires_at: hoursFromNow(VALID_HOURS) })
      .returning('email')
      .executeTakeFirst(),
  )
  return { email, token }
}

/**
 * A token for the email of a link, created when it is sent so that it is stored nowhere. `undefined` if the
 * link is no longer valid.
 */
export async function tokenForEmail(db: Pick<Tx, 'updateTable'>, id: string) {
  const token = newToken()
  const link = await updateOpenLink(db, id)
    .set({ email_token_hash: hashOf(token) })
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['kind', 'email', 'name', 'asked', 'invited_by'])
    .executeTakeFirst()
  return link && { ...link, token }
}

function updateOpenLink(db: Pick<Tx, 'updateTable'>, id: string) {
  return db
    .updateTable('invitation')
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('voided_at', 'is', null)
}

function requireOpen<T>(link: T | undefined): T {
  if (link === undefined) throw new HttpError('not-found', 'This link was used or withdrawn already')
  return link
}

function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url')
}

function hoursFromNow(hours: number) {
  return sql<Date>`now() + make_interval(hours => ${hours})`
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
