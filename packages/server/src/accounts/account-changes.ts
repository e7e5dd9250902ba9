import type { FormFile } from '@formwright/definition'
import { onlyFillsIn, SYSTEM_ADMIN } from '../access/people.ts'
import type { Grant, Person } from '../access/people.ts'
import type { AuditEntry } from '../audit/trail.ts'
import { publish } from '../database/bus.ts'
import type { Tx } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'
import { recordAccountChange } from '../notify/account-change.ts'
import { hasAdmin, requireRemainingAdmin, lockAccount } from './administrators.ts'
import { retireDemonstration } from './demonstration-accounts.ts'
import { voidLinks } from './links.ts'
import {
  forgetEmptyOrganisations,
  joinOrganisation,
  leaveOrganisation,
  organisationOf,
  findOrCreateOrganisation,
  regionOf,
} from './organisations.ts'
import { addGrants } from './person.ts'
import { refuseUnfitRoles } from './roles.ts'
import { removeSecondFactor } from './second-factor.ts'

/** The context of a change to an account by an administrator. */
interface Change {
  readonly tx: Tx
  /** The administrator, and their address. */
  readonly person: Person
  readonly address: string
  /** The account to change. */
  readonly params: { readonly id: string }
  /** Whether the installation has demonstration data. */
  readonly demonstration: boolean
  readonly record: (entry: Pick<AuditEntry, 'action' | 'subject' | 'details'>) => Promise<void>
}

/** Grants a role. @throws HttpError */
export async function grantRole(change: Change, grant: Grant, forms: readonly FormFile[]): Promise<void> {
  const { tx, params, person, record } = change
  await changeAccount(change, async ({ email, demonstration, unproven }) => {
    await refuseUnfitRoles(forms, [grant])
    if (unproven && !onlyFillsIn(grant, forms))
      throw new HttpError(
        'in-use',
        'A colleague had this account made, and nobody knows whose address it has: send an invitation to it',
        { reason: 'account-unproven' },
      )
    if (demonstration && grant.role === SYSTEM_ADMIN && (await hasAdmin(tx)))
      throw new HttpError(
        'in-use',
        'Demonstration accounts do not look after an installation that has an administrator',
        { reason: 'demonstration-only' },
      )
    await addGrants(tx, params.id, [grant], person.id)
    await record({ action: 'grant.add', subject: email, details: { ...grant } })
  })
}

/** Revokes a role. @throws HttpError */
export async function revokeRole(change: Change, id: string): Promise<void> {
  const { tx, params, record } = change
  await changeAccount(change, async ({ email }) => {
    const grant = await tx
      .deleteFrom('grant')
      .where('id', '=', id)
      .where('user_id', '=', params.id)
      .returning(['role', 'region', 'form'])
      .executeTakeFirst()
    if (!grant) throw new HttpError('not-found', 'This role is gone already')
    await record({ action: 'grant.remove', subject: email, details: grant })
  })
}

/** Assigns an account to an organisation, or to none. @throws HttpError */
export async function setOrganisation(
  change: Change,
  wanted: Parameters<typeof findOrCreateOrganisation>[1] | null,
): Promise<{ applications: number }> {
  const { tx, params, record } = change
  let applications = 0
  await changeAccount(change, async ({ email, organisation: before }) => {
    const grants = await tx.selectFrom('grant').select('region').where('user_id', '=', params.id).execute()
    const joined = wanted && (await findOrCreateOrganisation(tx, wanted, regionOf(grants)))
    if (joined) applications = await joinOrganisation(tx, params.id, joined.id)
    else await leaveOrganisation(tx, params.id)
    const left = await organisationOf(tx, before)
    await forgetEmptyOrganisations(tx)
    await record({
      action: 'person.organisation',
      subject: email,
      details: {
        before: left?.name ?? '',
        organisation: joined?.name ?? '',
        applications,
      },
    })
  })
  return { applications }
}

/** Disables or enables an account; disabling ends its sessions. @throws HttpError */
export async function setDisabled(change: Change, disabled: boolean): Promise<void> {
  const { tx, params, record } = change
  await changeAccount(change, async ({ email }) => {
    await tx.updateTable('user').set({ disabled }).where('id', '=', params.id).execute()
    if (disabled) await tx.deleteFrom('session').where('userId', '=', params.id).execute()
    await record({ action: disabled ? 'person.disable' : 'person.enable', subject: email })
  })
}

/** Removes a lost second factor. @throws HttpError */
export async function resetSecondFactor(change: Change): Promise<void> {
  const { tx, params, person, address } = change
  await changeAccount(change, async ({ email, name, secondFactor }) => {
    if (!secondFactor)
      throw new HttpError('conflict', 'This person has no second factor', { reason: 'no-second-factor' })
    await removeSecondFactor(tx, params.id)
    await recordAccountChange(tx, 'second-factor.take', {
      person: { id: params.id, email, name },
      by: person,
      address,
    })
  })
}

/**
 * Changes an account under the accounts lock: revokes its open links, ensures that an administrator remains,
 * and notifies all processes.
 */
async function changeAccount(
  { tx, person, address, params, demonstration }: Change,
  change: (account: Awaited<ReturnType<typeof lockAccount>>) => Promise<void>,
): Promise<void> {
  const known = await lockAccount(tx, person, params.id)
  await change(known)
  await voidLinks(tx, known.email)
  await requireRemainingAdmin(tx, known)
  await publish(tx, { kind: 'person', id: params.id })
  await retireDemonstration(tx, { demonstration, address })
}
