import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Person } from '../access/people.ts'
import { addGrants, createPerson, hasAdmin, setPassword } from '../accounts/invite.ts'
import { hashPassword } from '../accounts/auth.ts'
import { record } from '../audit/trail.ts'
import { startApplication } from '../applications/store.ts'
import { tell } from '../database/bus.ts'
import type { Tx } from '../database/connect.ts'
import { Refusal } from '../http/errors.ts'
import type { RouteServices, Services } from '../services.ts'
import { placeholderPdf } from './placeholder.ts'

/** `demonstration.json` beside the forms: who there is, and which sample they filled in. */
interface DemonstrationFile {
  readonly password: string
  readonly people: readonly {
    readonly name: string
    readonly email: string
    readonly grants: readonly { readonly role: string; readonly region: string; readonly form: string }[]
  }[]
  readonly applications: readonly {
    readonly by: string
    readonly form: string
    readonly edition: string
    readonly region: string
    readonly regionName: string
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

/** The accounts, with their password: only while they are loaded. Everybody may know it; that is what they are for. */
export async function demonstrationPeople({ db, settings }: Pick<RouteServices, 'db' | 'settings'>) {
  const people = await db
    .selectFrom('user')
    .select(['name', 'email'])
    .where('demonstration', '=', true)
    .orderBy('createdAt')
    .execute()
  if (people.length === 0) return null
  return { password: (await readFileOf(settings.forms)).password, people }
}

interface Loading extends Pick<Services, 'editions' | 'settings' | 'contents'> {
  readonly tx: Tx
}

/** All of it in one transaction: it is there whole or not at all. */
export async function loadDemonstration(services: Loading, by: Person | null, address: string) {
  const { tx, editions, settings } = services
  const { password, people, applications, extensions } = await readFileOf(settings.forms)
  if (await demonstrationPeople({ db: tx, settings }))
    throw new Refusal('in-use', 'The demonstration data is loaded already')
  const hashed = await hashPassword(password)
  const persons = new Map<string, Person>()
  for (const { name, email, grants } of people) {
    const id = await createPerson(tx, { email, name, demonstration: true })
    await setPassword(tx, id, hashed)
    await addGrants(tx, id, grants, by?.id ?? null)
    persons.set(email, { id, name, email, grants })
  }
  const admin = [...persons.values()].at(-1)!
  for (const { edition, ...extension } of extensions)
    await tx
      .insertInto('extension')
      .values({ ...extension, edition_name: edition, by_user: admin.id })
      .execute()
  await record(tx, { actor: by, action: 'demonstration.load', details: { people: people.length }, address })
  for (const { by: email, form, edition, region, regionName, answers } of applications) {
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
            JSON.parse(await readFile(join(settings.forms, answers), 'utf8')) as Sample,
          )
    const id = await startApplication(tx, {
      bundle,
      form: editions.formOf(bundle),
      digest: offered.id,
      region: { code: region, name: regionName },
      answers: filled,
      person: persons.get(email)!,
      address,
      demonstration: true,
    })
    await hold(tx, id, filled, persons.get(email)!)
  }
  return demonstrationPeople({ db: tx, settings })
}

interface Sample {
  readonly attachments?: readonly { readonly name: string; readonly sha256: string; readonly size: number }[]
}

/** A sample names evidence that nobody has: each gets a page of its own that says so. */
async function withPlaceholders({ tx, contents }: Loading, sample: Sample): Promise<Sample> {
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
    attachments.push({ ...file, sha256, size: bytes.length })
  }
  return { ...sample, attachments }
}

async function hold(
  tx: Tx,
  application: string,
  { attachments = [] }: Sample,
  person: Person,
): Promise<void> {
  for (const { sha256, name } of attachments)
    await tx
      .insertInto('holding')
      .values({ application, sha256, name, by_user: person.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** Throws away the demonstration people and everything that they made. The audit trail stays. */
export async function removeDemonstration(tx: Tx, by: Person | null, address: string) {
  const people = await tx.selectFrom('user').select('id').where('demonstration', '=', true).execute()
  const ids = people.map(({ id }) => id)
  if (ids.length === 0) return { removed: true }
  if (by && ids.includes(by.id) && !(await hasAdmin(tx)))
    throw new Refusal(
      'in-use',
      'Make yourself an administrator with an account of your own first: the link is printed where the server was started',
    )
  await tx
    .deleteFrom('application')
    .where((where) => where.or([where('demonstration', '=', true), where('created_by', 'in', ids)]))
    .execute()
  await tx.deleteFrom('extension').where('by_user', 'in', ids).execute()
  await tx.deleteFrom('user').where('id', 'in', ids).execute()
  for (const id of ids) await tell(tx, { kind: 'person', id })
  await record(tx, {
    actor: by && ids.includes(by.id) ? null : by,
    action: 'demonstration.remove',
    details: { people: ids.length },
    address,
  })
  return { removed: true }
}

async function readFileOf(forms: string): Promise<DemonstrationFile> {
  try {
    return JSON.parse(await readFile(join(forms, 'demonstration.json'), 'utf8')) as DemonstrationFile
  } catch {
    throw new Refusal('not-found', 'There is no demonstration.json beside the forms')
  }
}
