import { SYSTEM_ADMIN } from '../access/people.ts'
import { record } from '../audit/trail.ts'
import { publish } from '../database/bus.ts'
import type { Database, Reader, Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'
import { hasAdmin, lockAccounts } from './administrators.ts'
import { hashPassword } from './auth.ts'
import { retireDemonstration } from './demonstration-accounts.ts'
import { grantsStillShared } from './colleagues.ts'
import { isInvitedByAdministrator, makeLink, markAccepted, readLink, voidLinks } from './links.ts'
import { joinOrganisation, leaveOrganisation } from './organisations.ts'
import { recordAccountChange } from '../notify/account-change.ts'
import { refuseWeakPassword } from './passwords.ts'
import { removeSecondFactor } from './second-factor.ts'
import {
  addGrants,
  convertDemonstrationAccount,
  createPerson,
  markVerified,
  setPassword,
  resetAccount,
} from './person.ts'

const VALID_HOURS_FIRST = 24

/** The token of the invitation for the first administrator; `undefined` once there is one. */
export async function firstInvitation(db: Database): Promise<string | undefined> {
  if (await hasAdmin(db)) return undefined
  const { token } = await db.transaction().execute((tx) =>
    makeLink(
      tx,
      {
        kind: 'invitation',
        email: '',
        name: '',
        grants: [{ role: SYSTEM_ADMIN, region: '', form: '*' }],
        hours: VALID_HOURS_FIRST,
      },
      null,
    ),
  )
  return token
}

interface Acceptance {
  readonly token: string
  readonly email: string
  readonly name: string
  readonly password: string
  readonly address: string
}

/**
 * Creates the account of an invited person with the granted roles; or sets a new password and adds the roles
 * for an existing one. All their other links and sessions end.
 */
export async function acceptInvitation(
  tx: Tx,
  { token, email, name, password, address }: Acceptance,
  { demonstration }: { readonly demonstration: boolean },
): Promise<string> {
  const hashed = await hashPassword(password)
  await lockAccounts(tx)
  const link = await readLink(tx, token)
  const account = (link.email || email).toLowerCase()
  refuseWeakPassword(password, { email: account, name: name || link.name })
  const known = await accountOf(tx, account)
  if (known) refuseExistingAccount(link, known)
  if (link.by_colleague) await refuseInvitedAlready(tx, account)
  const grants = link.by_colleague ? await grantsStillShared(tx, link) : link.grants
  const byDemonstration = await isOfDemonstration(tx, link.invited_by)
  if (byDemonstration && known && !known.demonstration)
    throw new HttpError('gone', 'This link holds no longer: there is an account with this address')
  const called = name || link.name
  const id = known
    ? known.id
    : await createPerson(tx, {
        email: account,
        name: called,
        demonstration: byDemonstration,
        // an emailed link proves the address; one shown to a colleague does not
        unproven: link.by_colleague && !link.byEmail,
      })
  if (known?.demonstration && !byDemonstration) await convertDemonstrationAccount(tx, id, called)
  else if (known?.unproven) await claimAccount(tx, known, link, called, address)
  await setPassword(tx, id, hashed)
  await addGrants(tx, id, grants, link.invited_by, link.by_colleague ? link.organisation : null)
  const applications = link.organisation === null ? 0 : await joinOrganisation(tx, id, link.organisation)
  await markAccepted(tx, link.id)
  await voidLinks(tx, account)
  await publish(tx, { kind: 'person', id })
  await record(tx, {
    actor: { id, name: called },
    action: 'invitation.accept',
    subject: account,
    ...(link.organisation === null
      ? {}
      : {
          details: {
            organisation: link.organisationName ?? '',
            ...(applications > 0 ? { applications } : {}),
          },
        }),
    address,
  })
  if (known)
    await recordAccountChange(tx, 'password.change', {
      person: { id, name: known.name, email: account },
      address,
    })
  await retireDemonstration(tx, { demonstration, address })
  return account
}

/** Rejects a link that would take over an existing account. @throws HttpError */
export function refuseExistingAccount(
  { email, by_colleague: byColleague }: Link,
  { disabled }: { readonly disabled: boolean },
): void {
  if (email === '')
    throw new HttpError('in-use', 'There is an account with this address already', {
      reason: 'account-exists',
    })
  if (disabled)
    throw new HttpError('gone', 'This account is disabled: ask an administrator', {
      reason: 'account-disabled-ask',
    })
  // the inviting colleague can see the link, so it must not set the password of an existing account
  if (byColleague)
    throw new HttpError('gone', 'There is an account with this address already: ask an administrator', {
      reason: 'colleague-has-account',
    })
}

type Link = Awaited<ReturnType<typeof readLink>>

/**
 * Handles an account that a colleague may have created, when it is claimed by an independent link. An
 * administrator's invitation resets it and assigns its organisation; a password reset keeps the organisation.
 * The account then belongs to the holder of the address, and a second factor set up by the colleague is
 * removed.
 */
async function claimAccount(
  tx: Tx,
  { id, name }: { readonly id: string; readonly name: string },
  { kind, email, organisation, byEmail }: Link,
  called: string,
  address: string,
): Promise<void> {
  if (kind === 'invitation') {
    if (organisation === null) await leaveOrganisation(tx, id)
    await resetAccount(tx, id, called)
  } else if (byEmail) {
    if (await removeSecondFactor(tx, id))
      await recordAccountChange(tx, 'second-factor.remove', { person: { id, name, email }, address })
    await markVerified(tx, id)
  }
}

/** An account by email address, with the columns that decide what may be done with it. */
export async function accountOf(db: Reader, email: string) {
  return db
    .selectFrom('user')
    .select(['id', 'name', 'disabled', 'demonstration', 'unproven', 'organisation'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
}

/**
 * Rejects a colleague's invitation for an address that an administrator invited: otherwise the account would
 * join the organisation and invalidate the administrator's link.
 * @throws HttpError
 */
export async function refuseInvitedAlready(tx: Tx, email: string): Promise<void> {
  if (await isInvitedByAdministrator(tx, email))
    throw new HttpError('in-use', 'An administrator invited this address already: that invitation counts', {
      reason: 'colleague-invited',
    })
}

async function isOfDemonstration(db: Reader, id: string | null): Promise<boolean> {
  if (id === null) return false
  const person = await db.selectFrom('user').select('demonstration').where('id', '=', id).executeTakeFirst()
  return person?.demonstration ?? false
}
