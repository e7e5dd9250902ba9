import { below } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { declaresOwnOnly, declaringRoles, rightsOf } from '../access/people.ts'
import { unitOf } from '../access/regions.ts'
import { nameOfRegion, refuseUnfitRegion } from '../access/region-register.ts'
import { lockNamed } from '../database/lock.ts'
import { HttpError } from '../http/errors.ts'
import type { CallOf } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { refuseAbove } from '../settings/limits.ts'
import { carryInto } from './carry.ts'
import { save } from './saves.ts'
import { answersSent } from './stated-edition.ts'
import { withOwnRegion } from './own-region.ts'
import { readApplication, startApplication } from '../admission/store.ts'
import type { ApplicationRow } from '../admission/store.ts'

type StartCall = CallOf<'POST /applications'>

/** Starts an application; given answers are its first save, and if that fails nothing is created. */
export async function start(
  services: RouteServices,
  { tx, body, person, address, record }: StartCall,
): Promise<{ id: string }> {
  const { editions, settings } = services
  if (body.answers && body.carry)
    throw new HttpError(
      'unprocessable',
      'An application begins with answers or with last year’s, not with both',
    )
  const bundle = editions.offered.some(({ id }) => id === body.edition)
    ? await editions.bundleOf(body.edition)
    : undefined
  if (!bundle) throw new HttpError('unknown-edition', 'This edition is not published here')
  const { form } = bundle
  const owned = {
    region: body.region,
    unit: unitOf(form, body.region),
    demonstration: person.demonstration,
    organisation: person.organisation,
  }
  const roles = declaringRoles(person, form, owned)
  if (roles.length === 0) throw new HttpError('forbidden', 'You cannot declare for this region')
  await refuseUnfitRegion(form, roles[0]!, form.roles![roles[0]!]!.title, body.region)
  const drafts = await draftsOf(tx, bundle, owned)
  refuseAbove(settings.limits, 'drafts', drafts + 1)
  const region = { code: body.region, name: await nameOfRegion(form, body.region) }
  const id = await startApplication(tx, {
    bundle,
    form: editions.formOf(bundle),
    digest: body.edition,
    region,
    answers: body.answers ? {} : await withOwnRegion(bundle, {}, region),
    person,
    address,
  })
  if (body.carry) {
    const row = (await readApplication(tx, id))!
    const application = { row, bundle, rights: rightsOf(person, form, row) }
    const { from, carried } = await carryInto(tx, services, application, { person, address })
    await record({ action: 'application.carry', subject: id, details: { from, values: carried } })
  }
  if (!body.answers) return { id }
  // files are uploaded afterwards
  const { attachments: _files, ...answers } = answersSent(body.answers, bundle) as typeof body.answers
  const rest = (await withOwnRegion(bundle, answers, region)) as typeof answers
  await save(tx, {
    row: (await readApplication(tx, id))!,
    bundle,
    form: editions.formOf(bundle),
    limits: settings.limits,
    person,
    address,
    base: 0,
    patch: Object.entries(rest).map(([key, value]) => ({
      op: 'add' as const,
      path: below('', key),
      value: value as never,
    })),
    key: `brought-${id}`,
    origins: body.origins,
  })
  return { id }
}

/**
 * Number of unsubmitted applications of a region, or of an organisation in forms that are filled in per
 * organisation; locked against concurrent starts until the transaction ends.
 */
async function draftsOf(
  tx: StartCall['tx'],
  { form, edition: { edition } }: FormBundle,
  { region, organisation }: Pick<ApplicationRow, 'region' | 'organisation'>,
): Promise<number> {
  await lockNamed(tx, `drafts/${form.id}/${edition}/${region}`)
  const drafts = tx
    .selectFrom('application')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('form', '=', form.id)
    .where('edition_name', '=', edition)
    .where('region', '=', region)
    .where('submitted_at', 'is', null)
  const { count } = await (
    declaresOwnOnly(form) ? drafts.where('organisation', '=', organisation) : drafts
  ).executeTakeFirstOrThrow()
  return Number(count)
}
