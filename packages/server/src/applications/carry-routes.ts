import type { carryRoutes } from '@formwright/api'
import { declaringRoles, isApplicantOf } from '../access/people.ts'
import { unitOf } from '../access/regions.ts'
import { HttpError } from '../http/errors.ts'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { carriedView, carryInto, earlierView, dismissLeftovers, takeEvidence } from './carry.ts'

/** Answers of the previous edition: to start with, to compare, and to fill in blank fields. */
export function carryHandlers(services: RouteServices): Handlers<typeof carryRoutes> {
  const { editions } = services
  return {
    'GET /applications/earlier': async ({ query: { edition, region }, person }) => {
      const bundle = await editions.bundleOf(edition)
      if (!bundle) return null
      const declarant = {
        form: bundle.form.id,
        region,
        unit: unitOf(bundle.form, region),
        demonstration: person.demonstration,
        organisation: person.organisation,
      }
      if (declaringRoles(person, bundle.form, declarant).length === 0) return null
      return (await earlierView(services, { declarant, bundle, person })) ?? null
    },
    'GET /applications/:id/carried': async ({ application, person, recordOnce }) => {
      const view = await carriedView(services, application, person)
      if (view && !isApplicantOf(person, application.bundle.form, application.row))
        await recordOnce({ action: 'application.read', subject: view.application })
      return view
    },
    'POST /applications/:id/carry': async ({ tx, application, person, address, record }) => {
      // fields of other roles, such as an opinion, belong to their own year
      if (!isApplicantOf(person, application.bundle.form, application.row))
        throw new HttpError('forbidden', 'Only the applicant carries last year’s answers')
      const { from, ...made } = await carryInto(tx, services, application, { person, address })
      await record({ action: 'application.carry', details: { from, values: made.carried } })
      return made
    },
    'POST /applications/:id/carried/evidence': async ({ tx, application, person, address, record, body }) => {
      if (!isApplicantOf(person, application.bundle.form, application.row))
        throw new HttpError('forbidden', 'Only the applicant takes last year’s evidence over')
      const { revision, from, file } = await takeEvidence(tx, services, application, {
        person,
        address,
        wanted: body,
      })
      const { sha256, name, target } = file
      await record({ action: 'evidence.add', details: { sha256, name: name ?? sha256, target, from } })
      return { revision }
    },
    'PUT /applications/:id/carried/left/seen': async ({ tx, application, person }) => {
      if (!isApplicantOf(person, application.bundle.form, application.row))
        throw new HttpError('forbidden', 'Only the applicant puts it away')
      await dismissLeftovers(tx, services, application, person)
      return { saved: true }
    },
  }
}
