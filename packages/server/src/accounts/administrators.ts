import { isAdmin, SYSTEM_ADMIN } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import { readPerson } from '../access/read-person.ts'
import type { Reader, Tx } from '../database/connect.ts'
import { lockNamed } from '../database/lock.ts'
import { HttpError } from '../http/errors.ts'

/** Serialises transactions that change accounts, grants and links. */
export async function lockAccounts(tx: Tx): Promise<void> {
  await lockNamed(tx, 'accounts')
}

/** As `lockAccounts`, and checks that the caller still is an administrator. @throws HttpError */
export async function lockAccountsFor(tx: Tx, caller: Person): Promise<void> {
  await lockAccounts(tx)
  const now = await readPerson(tx, caller.id)
  if (!now || !isAdmin(now)) throw new HttpError('forbidden', 'Only administrators of the system may do this')
}

/**
 * Locks all accounts and reads the one to change.
 * @throws HttpError; demonstration administrators may only change demonstration accounts
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

/** @throws HttpError if a demonstration account would change a real one */
export function refuseBeyondDemonstration(
  caller: Person,
  account: { readonly demonstration: boolean } | undefined,
): void {
  if (caller.demonstration && account && !account.demonstration)
    throw new HttpError('forbidden', 'Demonstration accounts look after demonstration accounts only', {
      reason: 'demonstration-only',
    })
}

/** Whether there is a system administrator, not counting demonstration accounts. */
export async function hasAdmin(db: Reader): Promise<boolean> {
  return (await firstRealAdmin(db)) !== undefined
}

/** The first system administrator that is no demonstration account. */
export async function firstRealAdmin(db: Reader): Promise<string | undefined> {
  const admin = await administrators(db)
    .select('user.id as person')
    .where('demonstration', '=', false)
    .orderBy('given_at')
    .executeTakeFirst()
  return admin?.person
}

/**
 * Checks after a change that a system administrator who can sign in remains; a demonstration account only
 * counts while there is no other.
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
