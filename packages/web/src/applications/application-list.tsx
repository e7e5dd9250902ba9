import { useState } from 'react'
import { Button } from '../elements/button.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ApplicationSummary } from '@formwright/api'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { removeDraft } from '../drafts/drafts.ts'
import { lazyPart } from '../parts/lazy-part.tsx'
import { useSay } from '../texts/say.ts'
import { timeText } from '../texts/time.ts'
import { Pager } from '../parts/pager.tsx'
import { usePages } from '../parts/use-pages.ts'

const Confirm = lazyPart(() => import('../parts/confirm.tsx').then(({ Confirm: component }) => component))

/** The applications that the reader fills in with their colleagues. */
export function ApplicationList() {
  const say = useSay()
  const { data, error, refetch, isPending, pages } = usePages()
  if (isPending) return <p role="status">{say('loading')}</p>
  if (error) return <Problem error={error} onRetry={() => void refetch()} />
  if (data.applications.length === 0) return <p className="quiet">{say('no-applications')}</p>
  return (
    <>
      <ul className="drafts">
        {data.applications.map((application) => (
          <Line key={application.id} application={application} />
        ))}
      </ul>
      <Pager pages={pages} />
    </>
  )
}

function Line({ application }: { readonly application: ApplicationSummary }) {
  const say = useSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const [removing, setRemoving] = useState(false)
  const {
    id,
    title,
    formTitle,
    editionName,
    regionName,
    stateTitle,
    state,
    progress,
    changedAt,
    submittedAt,
    demonstration,
  } = application
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
          {formTitle} {editionName} · {regionName}
          {demonstration && ` · ${say('demo')}`}
        </span>
      </div>
      <div className="draft-progress">
        <progress max={Math.max(progress.required, 1)} value={progress.filled} aria-label={say('progress')} />
        <span className="quiet">
          {say('filled-of', { filled: progress.filled, required: progress.required })}
        </span>
      </div>
      <time className="quiet" dateTime={changedAt}>
        {timeText(changedAt, language)}
      </time>
      <div className="draft-actions">
        <span className={`state is-${state}`}>{stateTitle}</span>
        {!submittedAt && (
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
