import { useState } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import LinearProgress from '@mui/material/LinearProgress'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ImpactView } from '@formwright/api'
import { inLanguage } from '@formwright/definition'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { ImpactLines } from './impact-lines.tsx'
import type { ImpactFilter } from './impact-lines.tsx'
import { impactQuery, isUnderway } from './draft-queries.ts'
import { useStudioSay } from './say.ts'

/** The impact of a draft on stored applications, computed on request. */
export function Impact({ id, isOpen }: { readonly id: string; readonly isOpen: boolean }) {
  const say = useStudioSay()
  const queries = useQueryClient()
  const { data, error } = useQuery(impactQuery(id))
  const again = () => queries.invalidateQueries({ queryKey: ['definitions', id] })
  const start = useMutation({
    mutationFn: () => call('POST /definitions/drafts/:id/impact', { params: { id } }),
    onSuccess: again,
  })
  const stop = useMutation({
    mutationFn: () => call('DELETE /definitions/drafts/:id/impact', { params: { id } }),
    onSuccess: again,
  })
  const underway = data && isUnderway(data)
  return (
    <section aria-label={say('impact')}>
      <h2>{say('impact')}</h2>
      <p className="quiet">{say('impact-lead')}</p>
      <Problem error={error ?? start.error ?? stop.error} />
      {data && !data.current && !underway && <Alert severity="info">{say('impact-outdated')}</Alert>}
      {data?.state === 'failed' && (
        <Alert severity="error">
          {data.error === 'unreadable'
            ? say('impact-unreadable')
            : say('impact-failed', { detail: data.error ?? '' })}
        </Alert>
      )}
      {underway && (
        <div role="status">
          <LinearProgress
            aria-label={say('impact')}
            variant={data.total > 0 ? 'determinate' : 'indeterminate'}
            value={data.total > 0 ? (100 * data.done) / data.total : 0}
          />
          {say('impact-underway', { done: data.done, total: data.total })}
        </div>
      )}
      {isOpen && (
        <p>
          {underway ? (
            <Button onClick={() => stop.mutate()}>{say('impact-stop')}</Button>
          ) : (
            <Button variant="outlined" disabled={start.isPending} onClick={() => start.mutate()}>
              {say(data ? 'impact-again' : 'impact-start')}
            </Button>
          )}
        </p>
      )}
      {data?.totals && !underway && <Totals id={id} totals={data.totals} />}
    </section>
  )
}

/** Counts by rule, criterion, region and lost answer, linked to the applications. */
function Totals({ id, totals }: { readonly id: string; readonly totals: NonNullable<ImpactView['totals']> }) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const [shown, setShown] = useState<ImpactFilter | undefined>(undefined)
  const { applications, concerned, staying, rules, regions, eligibility, lost, changedRules } = totals
  if (applications + staying.applications === 0)
    return (
      <p data-impact={0} className="quiet">
        {say('impact-none')}
      </p>
    )
  return (
    <>
      <p data-impact={concerned}>{say('impact-count', { applications, concerned })}</p>
      {changedRules !== null && (
        <p className="quiet" data-changed-rules={changedRules}>
          {say('impact-reused', { rules: changedRules })}
        </p>
      )}
      {staying.applications > 0 && (
        <p data-staying={staying.applications}>
          {say('impact-staying', { ...staying })}{' '}
          {staying.concerned > 0 && (
            <Button size="small" onClick={() => setShown({ staying: true })}>
              {say('impact-show-staying')}
            </Button>
          )}
        </p>
      )}
      <Counted
        title={say('impact-eligibility')}
        heads={[say('impact-lost-criterion'), say('impact-gained-criterion'), say('impact-open-criterion')]}
        rows={eligibility.map(({ rule, text, lost: less, gained, open }) => ({
          key: rule,
          label: inLanguage(text, language) || rule,
          counts: [less, gained, open],
          onShow: () => setShown({ code: rule }),
        }))}
      />
      <Counted
        title={say('impact-rules')}
        heads={[say('impact-appearing'), say('impact-vanishing')]}
        rows={rules.map(({ code, label, text, appearing, vanishing }) => ({
          key: `${code} ${label}`,
          label: inLanguage(text, language) || code,
          counts: [appearing, vanishing],
          onShow: () => setShown({ code, ...(label === '' ? {} : { label }) }),
        }))}
      />
      <Counted
        title={say('impact-regions')}
        heads={[say('impact-appearing'), say('impact-vanishing')]}
        rows={(regions.some(({ region }) => region !== '') ? regions : []).map((one) => ({
          key: one.region,
          label: one.name,
          counts: [one.appearing, one.vanishing],
          onShow: () => setShown({ region: one.region }),
        }))}
      />
      <Counted
        title={say('impact-lost')}
        heads={[say('impact-applications')]}
        rows={lost.map(({ label, text, count }) => ({
          key: label,
          label: inLanguage(text, language) || label,
          counts: [count],
          onShow: () => setShown({ lost: label }),
        }))}
      />
      {concerned > 0 && <Button onClick={() => setShown({})}>{say('impact-show')}</Button>}
      {shown && <ImpactLines id={id} filter={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}

interface CountedRow {
  readonly key: string
  readonly label: string
  readonly counts: readonly number[]
  readonly onShow: () => void
}

function Counted({
  title,
  heads,
  rows,
}: {
  readonly title: string
  readonly heads: readonly string[]
  readonly rows: readonly CountedRow[]
}) {
  if (rows.length === 0) return null
  return (
    <TableBox label={title}>
      <table className="table">
        <thead>
          <tr>
            <th>{title}</th>
            {heads.map((head) => (
              <th key={head}>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, counts, onShow }) => (
            <tr key={key}>
              <th scope="row">
                <button type="button" className="fw-link" onClick={onShow}>
                  {label}
                </button>
              </th>
              {counts.map((count, index) => (
                <td key={index}>{count}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}
