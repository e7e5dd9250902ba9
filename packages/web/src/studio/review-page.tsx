import { useMemo, useState } from 'react'
import Alert from '@mui/material/Alert'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { DraftView } from '@formwright/api'
import { isWindowPast, joinList } from '@formwright/definition'
import { modelOf, problemsInSentences, rulesSaid } from '@formwright/studio'
import { stepsWords } from '@formwright/studio/screen'
import { call, hrefOf } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { Page } from '../parts/page.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { timeText } from '../texts/time.ts'
import { Differences } from './differences.tsx'
import { DraftProblems } from './draft-problems.tsx'
import { DraftTitle } from './draft-title.tsx'
import { draftNowQuery, problemsQuery } from './draft-queries.ts'
import { DraftComments, NO_TARGET } from './draft-comments.tsx'
import { Impact } from './impact.tsx'
import { useNewYearState } from './new-year-checklist.ts'
import { OtherEditions } from './other-editions.tsx'
import { ReviewSteps } from './review-steps.tsx'
import { useStudioSay } from './say.ts'
import '../review/review.css'
import './studio.css'

/** The review page of a draft: changes, impact, comments, approval and publication. */
export function ReviewPage() {
  const { draft: id } = useParams({ from: '/definitions/$draft' })
  const { data: draft, error } = useQuery(draftNowQuery(id))
  return (
    <Page>
      <main id="content" className="page is-wide definition-review">
        <Problem error={error} />
        {draft && <Reviewed draft={draft} />}
      </main>
    </Page>
  )
}

function Reviewed({ draft }: { readonly draft: DraftView }) {
  const say = useStudioSay()
  const { id, revision, state } = draft
  const [about, setAbout] = useState(NO_TARGET)
  const [wanted, setWanted] = useState(0)
  const isOpen = state !== 'published'
  const { data: checked } = useQuery({
    ...problemsQuery(id, revision),
    enabled: isOpen,
  })
  const model = useMemo(
    () => modelOf(new Map(Object.entries(draft.files)), draft.edition),
    [draft.files, draft.edition],
  )
  const window = model?.bundle.edition.window
  const { language } = usePreferences()
  const problems = useMemo(() => {
    const all = checked?.problems ?? []
    return model ? problemsInSentences(model, all, language) : all
  }, [model, checked, language])
  const sayRule = useMemo(() => model && rulesSaid(model, language), [model, language])
  const newYear = useNewYearState(draft, isOpen ? model : undefined)
  const isPast = isWindowPast(window)
  const errors = checked?.problems.filter(({ severity }) => severity === 'error').length ?? 0
  return (
    <>
      <DraftTitle draft={draft} model={model} />
      <p className="page-actions">
        {isOpen && (
          <Link to="/studio/$draft" params={{ draft: id }}>
            {say('definitions-open')}
          </Link>
        )}
        <a href={hrefOf('GET /definitions/drafts/:id/archive', { params: { id } })} download>
          {say('definitions-archive')}
        </a>
        <span className="quiet" data-signed-as>
          {say('definitions-archive-key')} <code>{draft.signedAs}</code>
        </span>
        <Link to="/admin" hash="definitions">
          {say('studio-leave')}
        </Link>
      </p>
      <Signer signer={draft.signer} />
      {draft.withdrawn && (
        <Alert severity="warning" data-withdrawn>
          {say('draft-withdrawn', {
            edition: draft.from ?? draft.edition,
            by: draft.withdrawn.by,
            at: timeText(draft.withdrawn.at, language),
          })}
        </Alert>
      )}
      {isOpen && !window && <Alert severity="warning">{say('studio-no-window')}</Alert>}
      {isOpen && isPast && <Alert severity="warning">{say('studio-window-past', { to: window!.to })}</Alert>}
      <ReviewSteps draft={draft} errors={errors} newYear={newYear} until={window?.to} isPast={isPast} />
      {isOpen && checked && <DraftProblems id={id} problems={problems} />}
      <Differences
        id={id}
        revision={revision}
        isNew={draft.from === null}
        sayRule={sayRule}
        onComment={(target) => {
          setAbout(target)
          setWanted((count) => count + 1)
        }}
      />
      {isOpen && <OtherEditions id={id} revision={revision} />}
      {draft.from !== null && <Impact id={id} isOpen={isOpen} />}
      <DraftComments draft={draft} model={model} about={about} wanted={wanted} onAbout={setAbout} />
      <Changes id={id} revision={revision} />
    </>
  )
}

/** The signer of the archive that a draft was imported from. */
function Signer({ signer }: Pick<DraftView, 'signer'>) {
  const say = useStudioSay()
  const { language } = usePreferences()
  if (signer === null) return null
  if (signer.editedBy.length > 0)
    return (
      <Alert severity="warning">
        {say('signer-edited', { by: joinList([...signer.editedBy], language) })}{' '}
        {signer.fingerprint === '' ? say('signer-none') : <code>{signer.fingerprint}</code>}
      </Alert>
    )
  if (signer.fingerprint === '') return <Alert severity="warning">{say('signer-none')}</Alert>
  return (
    <Alert severity={signer.known ? 'info' : 'warning'}>
      {say(signer.own ? 'signer-own' : signer.known ? 'signer-known' : 'signer-unknown')}{' '}
      <code>{signer.fingerprint}</code>
    </Alert>
  )
}

/** Technical names of saves made elsewhere, which are not shown; other texts are of earlier versions. */
const STEP_CODE = /^[a-z-]*$/

/** The saves of a draft, latest first. */
function Changes({ id, revision }: { readonly id: string; readonly revision: number }) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const { data } = useQuery({
    queryKey: ['definitions', id, 'steps', revision],
    queryFn: () => call('GET /definitions/drafts/:id/steps', { params: { id } }),
  })
  if (!data || data.length === 0) return null
  return (
    <div>
      <h2>{say('changes')}</h2>
      <TableBox label={say('changes')}>
        <table className="table">
          <tbody>
            {data.map(({ revision: number, by, at, step, happened, files }) => (
              <tr key={number}>
                <th scope="row">{number}</th>
                <td>{by}</td>
                <td className="when">{timeText(at, language)}</td>
                <td title={joinList(files, language)}>
                  {happened && happened.length > 0
                    ? stepsWords(happened, language)
                    : STEP_CODE.test(step)
                      ? say('changes-files', { n: files.length })
                      : step}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </div>
  )
}
