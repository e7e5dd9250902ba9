import { joinList, languageOf } from '@formwright/definition'
import { titleOf } from '@formwright/engine'
import { verificationCode } from '@formwright/paper'
import { holdersOf } from '../access/holders.ts'
import { isReviewer } from '../access/people.ts'
import type { Reader } from '../database/connect.ts'
import { HttpError } from '../http/errors.ts'
import type { ApplicationCall } from '../admission/authorize.ts'
import { digestOf } from '../published/publish.ts'
import { titleOfEdition, titleOfForm, titleOfState } from '../published/titles.ts'
import { answersAt } from './past-answers.ts'
import { isSubmission } from './transitions.ts'
import { versionAt, versionsOf } from './versions.ts'

/**
 * The receipt of a submission: content, time and contacts.
 * @throws HttpError when it was never submitted
 */
export async function receiptOf(db: Reader, { row, bundle }: ApplicationCall) {
  const { form } = bundle
  const state = form.workflow?.states[row.state]
  const submissions = Object.values(form.workflow?.states ?? {}).flatMap(({ transitions = [] }) =>
    transitions.filter(isSubmission).map(({ id }) => id),
  )
  const handedIn =
    submissions.length === 0
      ? undefined
      : await db
          .selectFrom('event')
          .innerJoin('user', 'user.id', 'event.by_user')
          .select(['revision', 'at', 'user.name as by'])
          .where('application', '=', row.id)
          .where('transition', 'in', submissions)
          .orderBy('event.id', 'desc')
          .limit(1)
          .executeTakeFirst()
  if (!handedIn) throw new HttpError('not-found', 'It was not handed in yet: there is no receipt')
  const answers = await answersAt(db, row.id, row, handedIn.revision)
  const people = await holdersOf(db, form, row)
  return {
    id: row.id,
    title: titleOf(bundle, answers),
    formTitle: titleOfForm(bundle),
    editionTitle: titleOfEdition(bundle),
    regionName: row.region_name,
    stateTitle: titleOfState(bundle, row.state),
    submittedAt: handedIn.at,
    by: handedIn.by,
    revision: handedIn.revision,
    code: verificationCode(digestOf(versionAt(await versionsOf(db, row), handedIn.revision)), answers),
    awaitsScan: (form.workflow?.later ?? []).length > 0,
    contacts: people
      .filter(({ roles }) =>
        roles.some((role) => isReviewer(form, role) && (state?.read ?? []).includes(role)),
      )
      .map(({ name, email, roles }) => ({
        name,
        email,
        role: joinList(
          roles.map((role) => form.roles?.[role]?.title ?? role),
          languageOf(form),
        ),
      })),
  }
}
