import { moveAnswers } from '@formwright/authoring'
import type { correctionRoutes } from '@formwright/api'
import { sql } from 'kysely'
import { isApplicantOf } from '../access/people.ts'
import { publish } from '../database/bus.ts'
import { HttpError } from '../http/errors.ts'
import type { Handlers } from '../routing/route.ts'
import type { RouteServices } from '../services.ts'
import { moveApplication } from './move.ts'
import { correctionsView, isOpen } from './view.ts'
import { decideLeftOver, takeLeftOver } from './decide-left-over.ts'
import { keepLeftOver, leftOverOf, settleLeftOver, withReturned } from './left-over.ts'

/** Corrections of an edition in season, as they concern one application. */
export function correctionHandlers(services: RouteServices): Handlers<typeof correctionRoutes> {
  const { db, editions } = services
  return {
    'GET /applications/:id/correction': ({ application, person }) =>
      correctionsView(db, editions, application, person),
    'POST /applications/:id/correction': async ({ tx, application, body, person, record }) => {
      const { row, bundle } = application
      if (!isApplicantOf(person, bundle.form, row))
        throw new HttpError('forbidden', 'Only the applicant decides about a correction')
      const correction = await tx
        .selectFrom('correction')
        .selectAll()
        .where('application', '=', row.id)
        .where('id', '=', body.correction)
        .executeTakeFirst()
      if (!correction) throw new HttpError('not-found', 'This correction is not there any more')
      const markSeen = (decided: { state?: 'made' | 'kept'; revision?: number; back?: string } = {}) =>
        tx
          .updateTable('correction')
          .set({
            ...decided,
            seen_at: sql<Date>`now()`,
            seen_by: sql<string[]>`array_append(coalesce(seen_by, '{}'), ${person.id})`,
          })
          .where('id', '=', correction.id)
          .execute()
      if (body.what === 'seen' || correction.state === 'made') {
        await markSeen()
        return { state: correction.state, revision: row.revision }
      }
      const to = await editions.bundleOf(correction.to_edition)
      const states = to?.form.workflow?.states
      const hasState = !states || Object.hasOwn(states, row.state)
      if (!to || !isOpen(correction, editions, row) || !hasState)
        throw new HttpError('not-found', 'This correction is not there any more')
      if (body.what === 'keep') {
        await markSeen({ state: 'kept', revision: row.revision })
        await record({ action: 'application.keep-edition', details: { edition: row.edition } })
        return { state: 'kept' as const, revision: row.revision }
      }
      const form = editions.formOf(to)
      const moved = moveAnswers(row.answers, bundle, form)
      const left = await leftOverOf(tx, editions, row.id)
      const { answers, back, restored, settled } = withReturned(moved.answers, left, form)
      const { revision } = await moveApplication(tx, row, {
        ...moved,
        answers,
        restored,
        to: form,
        by: person.id,
      })
      await settleLeftOver(tx, settled)
      const newly = moved.aside.map((answer) => [correction.from_edition, answer] as const)
      await keepLeftOver(tx, row.id, newly)
      await markSeen({
        state: 'made',
        revision,
        back: JSON.stringify(back),
      })
      await publish(tx, { kind: 'state', id: row.id, by: person.id })
      await record({
        action: 'application.correct',
        details: { revision, from: correction.from_edition, to: correction.to_edition },
      })
      return { state: 'made' as const, revision }
    },
    'POST /applications/:id/left-over': (call) => takeLeftOver(services, call),
    'POST /applications/:id/left-over/decision': (call) => decideLeftOver(services, call),
  }
}
