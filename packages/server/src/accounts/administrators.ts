import { isAdmin, SYSTEM_ADMIN } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import { readPerson } from '../access/read-person.ts'
import type { Reader, Tx } from '../database/connect.ts'
import { lockNamed } from '../database/lock.ts'
import { HttpError } from '../http/errors.ts'

/**
 * Lets one transaction at a time change accounts, roles and links, so that each sees what the others came to.
 */
export async function lockAccounts(tx: Tx): Promise<void> {
  await lockNamed(tx, 'accounts')
}

/**
 * The same for an administrator, who may have ceased to be one while waiting.
 * @throws HttpError
 */
export async function lockAccountsFor(tx: Tx, caller: Person): Promise<void> {
  await lockAccounts(tx)
  const now = await readPerson(tx, caller.id)
  if (!now || !isAdmin(now)) throw new HttpError('forbidden', 'Only administrators of the system may do this')
}

/**
 * An account that an administrator is about to change, with all others held still.
 * @throws HttpError; people of the demonstration look after people of the demonstration only
 */
export async function lockAccount(tx: Tx, caller: Person, id: string) {
  await lockAccountsFor(tx, caller)
  const known = await tx
    .selectFrom('user')
    .select([
      'email',
      'name',
      'disabled',
      'demonstration',
      'organisation',
      'unproven',
      'twoFactorEnabled as secondFactor',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!known) throw new HttpError('not-found', 'There is no such account')
  refuseBeyondDemonstration(caller, known)
  return known
}

/** @throws HttpError for somebody of the demonstration who would change the account of somebody real */
export function refuseBeyondDemonstration(
  caller: Person,
  account: { readonly demonstration: boolean } | undefined,
): void {
  if (caller.demonstration && account && !account.demonstration)
    throw new HttpError('forbidden', 'Demonstration accounts look after demonstration accounts only', {
      reason: 'demonstration-only',
    })
}

/** True when somebody looks after the system; a demonstration account does not count. */
export async function hasAdmin(db: Reader): Promise<boolean> {
  return (await firstRealAdmin(db)) !== undefined
}

/** The first of those who look after the system and are no demonstration accounts. */
export async function firstRealAdmin(db: Reader): Promise<string | undefined> {
  const admin = await administrators(db)
    .select('user.id as person')
    .where('demonstration', '=', false)
    .orderBy('given_at')
    .executeTakeFirst()
  return admin?.person
}

/**
 * After a change to an account: one that can be signed in to still looks after the system. One of the
 * demonstration does only as long as nobody else does.
 * @throws HttpError
 */
export async function requireRemainingAdmin(
  tx: Tx,
  changed: { readonly demonstration: boolean },
): Promise<void> {
  const left = await administrators(tx).where('disabled', '=', false).select('demonstration').execute()
  if (left.some(({ demonstration }) => !demonstration || changed.demonstration)) return
  throw new HttpError(
    'in-use',
    'Nobody would be left to look after the system: make somebody else an administrator first',
    { reason: 'last-administrator' },
  )
}

function administrators(db: Reader) {
  return db
    .selectFrom('grant')
    .innerJoin('user', 'user.id', 'grant.user_id')
    .select('grant.id')
    .where('role', '=', SYSTEM_ADMIN)
}
