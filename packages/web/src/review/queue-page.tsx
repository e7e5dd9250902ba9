import { useState } from 'react'
import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ApplicationSummary, QuotaView } from '@formwright/api'
import { inLanguage } from '@formwright/definition'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { applicationsQuery, quotasQuery } from '../api/queries.ts'
import {
  formAndEditionLabel,
  editionsQuery,
  sortedForReader,
  isOnEarlierVersion,
  textOf,
} from '../api/editions.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { Pager } from '../parts/pager.tsx'
import { usePages } from '../parts/use-pages.ts'
import type { Pages } from '../parts/use-pages.ts'
import { Page } from '../parts/page.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { Exports } from '../exports/exports.tsx'
import { RegionName } from '../parts/region-name.tsx'
import { useSay } from '../texts/say.ts'
import { timeText } from '../texts/time.ts'
import { Summary } from './summary.tsx'
import { Opening } from '../parts/opening.tsx'
import './review.css'

/** The reviewer's queue: waiting, returned and recommended applications, and their ranking. */
export function QueuePage() {
  const say = useSay()
  const { language } = usePreferences()
  const offered = sortedForReader(useQuery(editionsQuery).data ?? [], language)
  const forms = offered.filter((one, at) => offered.findIndex(({ form: other }) => other === one.form) === at)
  const [form, setForm] = useState('')
  const [state, setState] = useState('')
  const [text, setText] = useState('')
  const [view, setView] = useState<'queue' | 'summary' | 'exports'>('queue')
  const filter = {
    ...(form ? { form } : {}),
    ...(state ? { state } : {}),
    ...(text.trim() ? { text: text.trim() } : {}),
  }
  const { data, error, isPending, refetch, pages } = usePages(filter)
  return (
    <Page>
      <main id="content" className="page is-wide">
        <div className="heading">
          <h1>{say('review')}</h1>
          <ToggleButtonGroup
            size="small"
            exclusive
            value={view}
            onChange={(_, next: typeof view | null) => next && setView(next)}
            aria-label={say('view')}
          >
            <ToggleButton value="queue">{say('queue')}</ToggleButton>
            <ToggleButton value="summary">{say('summary')}</ToggleButton>
            <ToggleButton value="exports">{say('exports')}</ToggleButton>
          </ToggleButtonGroup>
        </div>
        <Quotas />
        {view !== 'exports' && (
          <div className="filters">
            <TextField
              select
              size="small"
              label={say('form')}
              value={form}
              onChange={(event) => setForm(event.target.value)}
            >
              <MenuItem value="">{say('all')}</MenuItem>
              {forms.map((edition) => (
                <MenuItem key={edition.form} value={edition.form}>
                  {textOf(edition, language, edition.title)}
                </MenuItem>
              ))}
            </TextField>
            {view === 'queue' && (
              <>
                <TextField
                  select
                  size="small"
                  label={say('state')}
                  value={state}
                  onChange={(event) => setState(event.target.value)}
                >
                  <MenuItem value="">{say('all')}</MenuItem>
                  {data?.states.map((one) => (
                    <MenuItem key={one.state} value={one.state}>
                      {say('state-counted', { title: inLanguage(one.title, language), count: one.count })}
                    </MenuItem>
                  ))}
                </TextField>
                <TextField
                  size="small"
                  type="search"
                  label={say('find')}
                  value={text}
                  onChange={(event) => setText(event.target.value)}
                />
              </>
            )}
          </div>
        )}
        <Problem error={error} onRetry={() => void refetch()} />
        {view === 'exports' ? (
          <Exports />
        ) : view === 'summary' ? (
          <Summary filter={form ? { form } : {}} />
        ) : (
          <>
            {isPending && <Opening />}
            {data && <Queue applications={data.applications} pages={pages} />}
          </>
        )}
      </main>
    </Page>
  )
}

function Queue({
  applications,
  pages,
}: {
  readonly applications: readonly ApplicationSummary[]
  readonly pages: Pages
}) {
  const say = useSay()
  const { language } = usePreferences()
  const offered = useQuery(editionsQuery).data ?? []
  if (applications.length === 0) return <p className="quiet">{say('queue-empty')}</p>
  const hasRegions = applications.some(({ regionName }) => regionName !== '')
  return (
    <>
      <TableBox label={say('queue')}>
        <table className="table">
          <thead>
            <tr>
              <th>{say('cluster')}</th>
              <th>{say('state')}</th>
              {hasRegions && <th>{say('region')}</th>}
              <th className="number">{say('progress')}</th>
              <th className="number">{say('errors')}</th>
              <th className="number">{say('to-fill')}</th>
              <th className="number">{say('warnings')}</th>
              <th>{say('changed-at')}</th>
            </tr>
          </thead>
          <tbody>
            {applications.map((application) => (
              <tr key={application.id}>
                <th scope="row">
                  <Link to="/review/$id" params={{ id: application.id }}>
                    {application.title || say('untitled')}
                  </Link>
                  <small className="quiet">
                    {formAndEditionLabel(application, language)}
                    {isOnEarlierVersion(application, offered) && ` · ${say('earlier-version')}`}
                    {application.demonstration && ` · ${say('demo')}`}
                  </small>
                </th>
                <td>
                  <span className={`state is-${application.state}`}>
                    {inLanguage(application.stateTitle, language)}
                  </span>
                  {application.preference !== null && (
                    <small className="quiet"> {say('place', { count: application.preference })}</small>
                  )}
                </td>
                {hasRegions && <td className="region">{application.regionName}</td>}
                <td className="number">
                  {application.progress.filled}/{application.progress.required}
                </td>
                <td className="number">{application.progress.errors - application.progress.missing}</td>
                <td className="number">{application.progress.missing}</td>
                <td className="number">{application.progress.warnings}</td>
                <td className="when">{timeText(application.changedAt, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <Pager pages={pages} />
    </>
  )
}

function Quotas() {
  const { data } = useQuery(quotasQuery)
  return (
    <div className="quotas">
      {data?.map((quota) => (
        <Quota key={`${quota.form} ${quota.editionName} ${quota.unit}`} quota={quota} />
      ))}
    </div>
  )
}

/** The quota and the ranking of recommended applications. */
function Quota({ quota }: { readonly quota: QuotaView }) {
  const say = useSay()
  const queries = useQueryClient()
  const { language } = usePreferences()
  const { form, editionName, unit, limit, held: taken } = quota
  const edition = useQuery(editionsQuery).data?.find((one) => one.form === form)
  const { data } = useQuery({
    ...applicationsQuery({ form, edition: editionName, unit, placed: true, limit: 500 }),
    enabled: taken > 0,
  })
  const [error, setError] = useState<unknown>(undefined)
  const recommended = [...(data?.applications ?? [])].sort(
    (one, other) => one.preference! - other.preference!,
  )
  const swap = async (at: number, by: number) => {
    const ids = recommended.map(({ id }) => id)
    ;[ids[at], ids[at + by]] = [ids[at + by]!, ids[at]!]
    setError(undefined)
    await call('PUT /order', { body: { form, edition: editionName, unit, applications: ids } }).catch(
      setError,
    )
    await queries.invalidateQueries({ queryKey: ['applications'] })
  }
  return (
    <section className="panel quota" aria-label={say('quota')}>
      <p>
        <strong>
          {limit === null ? say('quota-unlimited', { held: taken }) : say('quota-of', { held: taken, limit })}
        </strong>{' '}
        <span className="quiet">
          {edition && textOf(edition, language, edition.title)} {inLanguage(quota.editionTitle, language)} ·{' '}
          <RegionName code={unit} form={edition?.form ?? '*'} />
        </span>
      </p>
      {limit !== null && <progress max={limit} value={taken} aria-label={say('quota')} />}
      {recommended.length > 0 && (
        <ol className="order">
          {recommended.map((application, index) => (
            <li key={application.id}>
              <Link to="/review/$id" params={{ id: application.id }}>
                {application.title}
              </Link>
              <Button
                size="small"
                disabled={index === 0}
                aria-label={say('earlier', { name: application.title })}
                onClick={() => void swap(index, -1)}
              >
                ↑
              </Button>
              <Button
                size="small"
                disabled={index === recommended.length - 1}
                aria-label={say('later', { name: application.title })}
                onClick={() => void swap(index, 1)}
              >
                ↓
              </Button>
            </li>
          ))}
        </ol>
      )}
      <Problem error={error} />
    </section>
  )
}
