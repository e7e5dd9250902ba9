import { useEffect, useState } from 'react'
import { Alert } from '../elements/alert.tsx'
import { Button } from '../elements/button.tsx'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ApplicationSummary } from '@formwright/api'
import { inLanguage } from '@formwright/definition'
import { call, isRetryable } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { formAndEditionLabel } from '../api/editions.ts'
import { usePreferences } from '../preferences/preferences.ts'
import type { Draft } from '../drafts/database.ts'
import { undecidedOf } from '../drafts/draft-state.ts'
import { COPIES, localCopies, removeDraft } from '../drafts/drafts.ts'
import { keepList, keptList } from '../drafts/kept-lists.ts'
import { lazyPart } from '../parts/lazy-part.tsx'
import { useSay } from '../texts/say.ts'
import { timeText } from '../texts/time.ts'
import { Pager } from '../parts/pager.tsx'
import { usePages } from '../parts/use-pages.ts'
import { Opening } from '../parts/opening.tsx'

const Confirm = lazyPart(() => import('../parts/confirm.tsx').then(({ Confirm: component }) => component))

/** Storage key of the list. */
/** Differs from the key of an earlier format with titles in a single language. */
const KEPT = 'applications-2'

/** The list as last received, for offline use. */
export const keptApplicationsQuery = queryOptions({
  queryKey: ['kept', KEPT],
  queryFn: () => keptList<readonly ApplicationSummary[]>(KEPT),
  staleTime: 0,
})

/** The reader's applications; offline, the last known list. */
export function ApplicationList() {
  const say = useSay()
  const { language } = usePreferences()
  const { data, error, refetch, isPending, dataUpdatedAt, isPlaceholderData, pages } = usePages()
  const { data: copies } = useQuery({ queryKey: COPIES, queryFn: localCopies, staleTime: 0 })
  const isFirst = data !== undefined && !isPlaceholderData && !pages.previous
  useEffect(() => {
    if (isFirst) void keepList(KEPT, data.applications, dataUpdatedAt)
  }, [isFirst, data, dataUpdatedAt])
  const { data: kept } = useQuery({ ...keptApplicationsQuery, enabled: isRetryable(error) })
  if (isPending || (isRetryable(error) && kept === undefined)) return <Opening />
  const isOffline = isRetryable(error) && kept
  if (error && !isOffline) return <Problem error={error} onRetry={() => void refetch()} />
  const applications = isOffline ? kept.list : (data?.applications ?? [])
  if (applications.length === 0 && !isOffline) return <p className="quiet">{say('no-applications')}</p>
  return (
    <>
      {isOffline && <Alert severity="info">{say('list-offline', { at: timeText(kept.at, language) })}</Alert>}
      <ul className="drafts">
        {applications.map((application) => {
          const unsent = copies?.unsent.find(({ id }) => id === application.id)
          return <Line key={application.id} application={application} {...(unsent ? { unsent } : {})} />
        })}
      </ul>
      {!isOffline && <Pager pages={pages} />}
    </>
  )
}

interface LineProps {
  readonly application: ApplicationSummary
  /** The local copy, if it has unsent changes. */
  readonly unsent?: Draft
}

function Line({ application, unsent }: LineProps) {
  const say = useSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const [removing, setRemoving] = useState(false)
  const { id, regionName, stateTitle, state, removable, demonstration } = application
  const { title, progress, changedAt } = unsent ?? application
  const remove = async () => {
    await call('DELETE /applications/:id', { params: { id } })
    await removeDraft(id)
    await queries.invalidateQueries({ queryKey: ['applications'] })
  }
  return (
    <li className="draft">
      <div className="draft-name">
        <Link to="/applications/$draft/{-$part}" params={{ draft: id, part: undefined }}>
          {title || say('untitled')}
        </Link>
        <span className="quiet">
          {formAndEditionLabel(application, language)}
          {regionName === '' ? '' : ` · ${regionName}`}
          {demonstration && ` · ${say('demo')}`}
        </span>
        {unsent && <Unsent draft={unsent} />}
      </div>
      <div className="draft-progress">
        <progress max={Math.max(progress.required, 1)} value={progress.filled} aria-label={say('progress')} />
        <span className="quiet">
          {say('filled-of', { filled: progress.filled, required: progress.required })}
        </span>
      </div>
      <time className="quiet" dateTime={new Date(changedAt).toISOString()}>
        {timeText(changedAt, language)}
      </time>
      <div className="draft-actions">
        <span className={`state is-${state}`}>{inLanguage(stateTitle, language)}</span>
        {removable && (
          <Button size="small" color="error" onClick={() => setRemoving(true)}>
            {say('remove')}
          </Button>
        )}
      </div>
      {removing && (
        <Confirm
          title={say('remove-title', { name: title || say('untitled') })}
          text={say('remove-application-text')}
          action={say('remove')}
          onConfirm={remove}
          onClose={() => setRemoving(false)}
        />
      )}
    </li>
  )
}

/** What has not been sent yet. */
function Unsent({ draft }: { readonly draft: Draft }) {
  const say = useSay()
  const undecided = undecidedOf(draft).length
  return (
    <span className="draft-mark">
      {undecided > 0 ? say('undecided-here', { count: undecided }) : say('unsent-here')}
    </span>
  )
}
