import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { resolveYears } from '@formwright/definition'
import { readAnswers } from '@formwright/definition/node'
import type { Person } from '../access/people.ts'
import { readPerson } from '../access/read-person.ts'
import { nameOfRegion } from '../access/region-register.ts'
import { hasAdmin, lockAccounts } from '../accounts/administrators.ts'
import { demonstrationOwnAccounts, retireDemonstration } from '../accounts/demonstration-accounts.ts'
import { joinOrganisation, demonstrationOrganisation, regionOf } from '../accounts/organisations.ts'
import { addGrants, createPerson, setPassword } from '../accounts/person.ts'
import { hashPassword } from '../accounts/auth.ts'
import { record } from '../audit/trail.ts'
import { startApplication } from '../admission/store.ts'
import type { Reader, Tx } from '../database/connect.ts'
import { inTransaction } from '../database/transaction.ts'
import { HttpError } from '../http/errors.ts'
import type { RouteServices, Services } from '../services.ts'
import { placeholderPdf } from './placeholder.ts'

/** `demonstration.json` beside the forms: accounts and their sample applications. */
interface DemonstrationFile {
  readonly password: string
  readonly people: readonly {
    readonly name: string
    readonly email: string
    readonly grants: readonly { readonly role: string; readonly region: string; readonly form: string }[]
    /** The name of the organisation, shared by accounts with the same one. */
    readonly organisation?: string
  }[]
  readonly applications: readonly {
    readonly by: string
    readonly form: string
    readonly edition: string
    readonly region: string
    readonly answers?: string
  }[]
  readonly extensions: readonly {
    readonly form: string
    readonly edition: string
    readonly region: string
    readonly until: string
    readonly reason: string
  }[]
}

/**
 * The demonstration accounts with their password, while they are loaded; both are public by design. Accounts
 * without roles, and those that they invited, are omitted.
 */
export async function demonstrationPeople({ db, settings }: Pick<RouteServices, 'db' | 'settings'>) {
  if (!(await isLoaded(db)) || (!settings.demonstration && (await hasAdmin(db)))) return null
  const { password, people } = await readFileOf(settings.forms)
  const known = await db
    .selectFrom('user')
    .select(['name', 'email'])
    .where('demonstration', '=', true)
    .where('disabled', '=', false)
    .where(
      'email',
      'in',
      people.map(({ email }) => email),
    )
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('grant').select('grant.id').whereRef('grant.user_id', '=', 'user.id')),
    )
    .orderBy('createdAt')
    .execute()
  return { password, people: known }
}

async function isLoaded(db: Reader): Promise<boolean> {
  const one = await demonstrationOwnAccounts(db).select('id').executeTakeFirst()
  return one !== undefined
}

/**
 * Prepares the demonstration at start: loads it if requested; otherwise removes it once there is a real
 * administrator.
 * @returns why a requested one could not be loaded, which does not keep the server from starting
 */
export async function prepareDemonstration(
  services: Omit<LoadContext, 'tx'> & Pick<Services, 'db'>,
): Promise<DemonstrationProblem | undefined> {
  const { demonstration, forms } = services.settings
  await inTransaction(services.db, async (tx) => {
    await lockAccounts(tx)
    await retireDemonstration(tx, { demonstration, address: TERMINAL })
  })
  const isThere = await isLoaded(services.db)
  if (!demonstration && !isThere) return undefined
  try {
    if (isThere) await readFileOf(forms)
    else await inTransaction(services.db, (tx) => loadDemonstration({ ...services, tx }, null, TERMINAL))
    return undefined
  } catch (error) {
    return { file: join(forms, FILE), missing: isMissing(error), reason: (error as Error).message }
  }
}

/** Why a demonstration could not be loaded. */
export interface DemonstrationProblem {
  readonly file: string
  readonly missing: boolean
  readonly reason: string
}

const TERMINAL = 'terminal'

interface LoadContext extends Pick<Services, 'editions' | 'settings' | 'contents'> {
  readonly tx: Tx
}

/** Loads everything in one transaction. */
export async function loadDemonstration(services: LoadContext, by: Person | null, address: string) {
  const { tx, editions, settings } = services
  const { password, people, applications, extensions } = await readFileOf(settings.forms)
  if (!settings.demonstration)
    throw new HttpError('in-use', 'This installation was not started with --demo or DEMONSTRATION=on', {
      reason: 'demonstration-off',
    })
  await lockAccounts(tx)
  if (await isLoaded(tx))
    throw new HttpError('in-use', 'The demonstration data is loaded already', {
      reason: 'demonstration-loaded',
    })
  const hashed = await hashPassword(password)
  const persons = new Map<string, Person>()
  for (const { name, email, grants, organisation } of people) {
    const id = await createPerson(tx, { email, name, demonstration: true })
    await setPassword(tx, id, hashed)
    await addGrants(tx, id, grants, by?.id ?? null)
    if (organisation !== undefined)
      await joinOrganisation(tx, id, await demonstrationOrganisation(tx, organisation, regionOf(grants)))
    persons.set(email, (await readPerson(tx, id))!)
  }
  const admin = [...persons.values()].at(-1)!
  for (const { edition, ...extension } of extensions)
    await tx
      .insertInto('extension')
      .values({ ...extension, edition_name: edition, by_user: admin.id })
      .execute()
  await retireDemonstration(tx, { demonstration: true, address })
  await record(tx, { actor: by, action: 'demonstration.load', details: { people: people.length }, address })
  for (const { by: email, form, edition, region, answers } of applications) {
    const offered = editions.offered.find(
      ({ summary }) => summary.form === form && summary.edition === edition,
    )
    const bundle = offered && (await editions.bundleOf(offered.id))
    if (!offered || !bundle) continue
    const filled =
      answers === undefined
        ? {}
        : await withPlaceholders(
            services,
            resolveYears(bundle, await readAnswers(join(settings.forms, answers))) as Sample,
          )
    const id = await startApplication(tx, {
      bundle,
      form: editions.formOf(bundle),
      digest: offered.id,
      region: { code: region, name: await nameOfRegion(bundle.form, region) },
      answers: filled,
      person: persons.get(email)!,
      address,
    })
    await storeFiles(tx, id, filled, persons.get(email)!)
  }
  return demonstrationPeople({ db: tx, settings })
}

interface Sample {
  readonly attachments?: readonly { readonly name: string; readonly sha256: string; readonly size: number }[]
}

/** Creates placeholder pages for the evidence that a sample names. */
async function withPlaceholders({ tx, contents }: LoadContext, sample: Sample): Promise<Sample> {
  const attachments = []
  for (const [index, file] of (sample.attachments ?? []).entries()) {
    const bytes = placeholderPdf(`Demonstration evidence ${index + 1}`)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await contents.put(sha256, bytes)
    await tx
      .insertInto('content')
      .values({ sha256, size: bytes.length, type: 'application/pdf' })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    attachments.push({ id: `a${index + 1}`, type: 'application/pdf', ...file, sha256, size: bytes.length })
  }
  return { ...sample, attachments }
}

async function storeFiles(
  tx: Tx,
  application: string,
  { attachments = [] }: Sample,
  person: Person,
): Promise<void> {
  for (const { sha256, name } of attachments)
    await tx
      .insertInto('application_file')
      .values({ application, sha256, name, by_user: person.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

const FILE = 'demonstration.json'
const MISSING = 'demonstration-missing'

async function readFileOf(forms: string): Promise<DemonstrationFile> {
  const written = await readFile(join(forms, FILE), 'utf8').catch(() => {
    throw new HttpError('not-found', `There is no ${FILE} beside the forms`, { reason: MISSING })
  })
  try {
    return JSON.parse(written) as DemonstrationFile
  } catch (error) {
    throw new HttpError('not-found', `${FILE} is no JSON: ${(error as Error).message}`)
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof HttpError && error.details.reason === MISSING
}
