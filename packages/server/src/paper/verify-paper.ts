import { verificationCode } from '@formwright/paper'
import { answersAtEach } from '../applications/past-answers.ts'
import { versionAt, versionsOf } from '../applications/versions.ts'
import type { Reader } from '../database/connect.ts'
import { digestOf } from '../published/publish.ts'
import type { CallOf } from '../routing/route.ts'

/** Whether a verification code matches the current answers, or those at an earlier event. */
export async function verifyPaper(
  db: Reader,
  {
    application: { row, bundle },
    params,
  }: Pick<CallOf<'GET /applications/:id/verification/:code'>, 'application' | 'params'>,
) {
  const moments = await db
    .selectFrom('event')
    .select(['revision', 'at', 'to_state'])
    .where('application', '=', row.id)
    .orderBy('id', 'desc')
    .execute()
  const known = [
    { revision: row.revision, at: row.changed_at, state: row.state },
    ...moments.map(({ revision, at, to_state: state }) => ({ revision, at, state })),
  ]
  const revisions = [...new Set(known.map(({ revision }) => revision))]
  // the code depends on the version that the application was on at that time
  const versions = await versionsOf(db, row)
  for await (const { revision, answers } of answersAtEach(db, row.id, row, revisions)) {
    if (verificationCode(digestOf(versionAt(versions, revision)), answers) !== params.code) continue
    const { at, state } = known.find((moment) => moment.revision === revision)!
    return {
      genuine: true,
      current: revision === row.revision,
      at,
      title: row.title,
      state: bundle.form.workflow?.states[state]?.title ?? state,
    }
  }
  return { genuine: false, current: false, at: null, title: row.title, state: null }
}
