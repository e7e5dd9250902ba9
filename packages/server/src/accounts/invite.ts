import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Grant } from '../access/people.ts'
import { SYSTEM_ADMIN } from '../access/people.ts'
import { record } from '../audit/trail.ts'
import { tell } from '../database/bus.ts'
import type { Tx } from '../database/connect.ts'
import type { Tables } from '../database/tables.ts'
import { Refusal } from '../http/errors.ts'
import { hashPassword } from './auth.ts'

const TOKEN_BYTES = 32
const VALID_DAYS = 7
const VALID_HOURS_FIRST = 24

interface Invited {
  readonly email: string
  readonly name: string
  readonly grants: readonly Grant[]
}

/** Makes a link that lets one person choose a password, once. Only its hash is kept. */
export async function invite(
  db: Kysely<Tables>,
  { email, name, grants }: Invited,
  by: { id: string; name: string } | null,
  hours = VALID_DAYS * 24,
): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  await db
    .insertInto('invitation')
    .values({
      token_hash: hashOf(token),
      email: email.toLowerCase(),
      name,
      grants: JSON.stringify(grants),
      invited_by: by?.id ?? null,
      expires_at: sql<Date>`now() + make_interval(hours => ${hours})`,
      accepted_at: null,
    })
    .execute()
  return token
}

/** The link for the first administrator, when there is none yet. */
export async function firstInvitation(db: Kysely<Tables>): Promise<string | undefined> {
  return (await hasAdmin(db))
    ? undefined
    : invite(
        db,
        { email: '', name: '', grants: [{ role: SYSTEM_ADMIN, region: '', form: '*' }] },
        null,
        VALID_HOURS_FIRST,
      )
}

/** True when somebody looks after the system; a demonstration account does not count. */
export async function hasAdmin(db: Kysely<Tables>): Promise<boolean> {
  const admin = await db
    .selectFrom('grant')
    .innerJoin('user', 'user.id', 'grant.user_id')
    .select('grant.id')
    .where('role', '=', SYSTEM_ADMIN)
    .where('demonstration', '=', false)
    .executeTakeFirst()
  return admin !== undefined
}

/**
 * Whom a link invites. Each server of a cluster prints a link for the first administrator; when one was used the others are void.
 * @throws Refusal
 */
export async function readInvitation(db: Kysely<Tables>, token: string) {
  const invitation = await db
    .selectFrom('invitation')
    .select(['email', 'name', 'grants', 'expires_at', 'accepted_at'])
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst()
  if (!invitation) throw new Refusal('not-found', 'This link leads nowhere: ask for a new invitation')
  if (invitation.email === '' && (await hasAdmin(db)))
    throw new Refusal('gone', 'There is an administrator already: ask them for an invitation')
  if (invitation.accepted_at)
    throw new Refusal('gone', 'This invitation was used already: sign in with your password')
  if (invitation.expires_at < new Date())
    throw new Refusal('gone', 'This invitation has expired: ask for a new one')
  return invitation
}

interface Accepted {
  readonly token: string
  readonly email: string
  readonly name: string
  readonly password: string
  readonly address: string
}

/** Makes the account of an invited person, with the roles of the invitation; or gives a known person a new password and them. */
export async function acceptInvitation(
  tx: Tx,
  { token, email, name, password, address }: Accepted,
): Promise<string> {
  const hashed = await hashPassword(password)
  const claimed = await tx
    .updateTable('invitation')
    .set({ accepted_at: sql<Date>`now()` })
    .where('token_hash', '=', hashOf(token))
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returningAll()
    .executeTakeFirst()
  if (!claimed) throw new Refusal('gone', 'This invitation was used already or has expired')
  if (claimed.email === '' && (await hasAdmin(tx)))
    throw new Refusal('gone', 'There is an administrator already: ask them for an invitation')
  const account = (claimed.email || email).toLowerCase()
  const known = await tx.selectFrom('user').select('id').where('email', '=', account).executeTakeFirst()
  if (known && claimed.email === '')
    throw new Refusal('in-use', 'There is an account with this address already')
  const id = known?.id ?? (await createPerson(tx, { email: account, name: name || claimed.name }))
  await setPassword(tx, id, hashed)
  await addGrants(tx, id, claimed.grants, claimed.invited_by)
  await tell(tx, { kind: 'person', id })
  await record(tx, {
    actor: { id, name: name || claimed.name },
    action: 'invitation.accept',
    subject: account,
    address,
  })
  return account
}

export async function createPerson(
  db: Kysely<Tables>,
  { email, name, demonstration = false }: { email: string; name: string; demonstration?: boolean },
): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('user')
    .values({
      id,
      email: email.toLowerCase(),
      name,
      emailVerified: true,
      image: null,
      twoFactorEnabled: false,
      demonstration,
    })
    .execute()
  return id
}

/** Sets the password of a person and ends their sessions. */
export async function setPassword(db: Kysely<Tables>, person: string, hashed: string): Promise<void> {
  await db.deleteFrom('account').where('userId', '=', person).where('providerId', '=', 'credential').execute()
  await sql`insert into account (id, "accountId", "providerId", "userId", password) values (${randomUUID()}, ${person}, 'credential', ${person}, ${hashed})`.execute(
    db,
  )
  await db.deleteFrom('session').where('userId', '=', person).execute()
}

export async function addGrants(
  db: Kysely<Tables>,
  person: string,
  grants: readonly Grant[],
  by: string | null,
): Promise<void> {
  for (const grant of grants)
    await db
      .insertInto('grant')
      .values({ user_id: person, ...grant, given_by: by })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
