import { useState } from 'react'
import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Problem } from '../api/problem.tsx'
import { summaryQuery } from '../api/queries.ts'
import { TableBox } from '../parts/table-box.tsx'
import { useSay } from '../texts/say.ts'
import { ShownCriteria } from './shown-criteria.tsx'

const PAGE = 100

/** Applicants side by side: where they are, and what the form says of their eligibility. */
export function Summary({ filter }: { readonly filter: Readonly<Record<string, string>> }) {
  const say = useSay()
  const [from, setFrom] = useState(0)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const { data, error, refetch } = useQuery(summaryQuery({ ...filter, from }))
  if (!data)
    return error ? (
      <Problem error={error} onRetry={() => void refetch()} />
    ) : (
      <p role="status">{say('loading')}</p>
    )
  if (data.total === 0) return <p className="quiet">{say('queue-empty')}</p>
  const all = data.rows[0]?.eligibility ?? []
  const isShown = ({ rule }: { readonly rule: string }) => !hidden.has(rule)
  const criteria = all.filter(isShown)
  return (
    <>
      {all.length > 0 && <ShownCriteria criteria={all} hidden={hidden} onHidden={setHidden} />}
      <TableBox label={say('summary')}>
        <table className="table is-dense">
          <thead>
            <tr>
              <th>{say('cluster')}</th>
              <th>{say('state')}</th>
              <th>{say('region')}</th>
              {criteria.map(({ rule, criterion, threshold }) => (
                <th key={rule}>
                  {criterion}
                  <small className="quiet">{threshold}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Link to="/review/$id" params={{ id: row.id }}>
                    {row.title || say('untitled')}
                  </Link>
                </th>
                <td>
                  <span className={`state is-${row.state}`}>{row.stateTitle}</span>
                </td>
                <td className="region">{row.regionName}</td>
                {row.eligibility.filter(isShown).map(({ rule, value, met }) => (
                  <td key={rule} className={`met is-${met}`} title={say(met)}>
                    {met === 'met' ? '✓ ' : met === 'not-met' ? '✗ ' : ''}
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {data.total > PAGE && (
        <p className="chips">
          <Button disabled={from === 0} onClick={() => setFrom(Math.max(0, from - PAGE))}>
            {say('previous')}
          </Button>
          <span className="quiet">
            {say('shown-of', {
              shown: `${from + 1}–${Math.min(from + PAGE, data.total)}`,
              total: data.total,
            })}
          </span>
          <Button disabled={from + PAGE >= data.total} onClick={() => setFrom(from + PAGE)}>
            {say('next')}
          </Button>
        </p>
      )}
    </>
  )
}
