import { useState } from 'react'
import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SummaryRow } from '@formwright/api'
import { inLanguage } from '@formwright/definition'
import { Problem } from '../api/problem.tsx'
import { summaryQuery } from '../api/queries.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { TableBox } from '../parts/table-box.tsx'
import { useSay } from '../texts/say.ts'
import { Opening } from '../parts/opening.tsx'
import { ShownCriteria } from './shown-criteria.tsx'
import { lineUnder, summaryTables } from './summary-tables.ts'
import type { SummaryTable } from './summary-tables.ts'

const PAGE = 100

/** Applicants side by side, per form, with state and eligibility. */
export function Summary({ filter }: { readonly filter: Readonly<Record<string, string>> }) {
  const say = useSay()
  const { language } = usePreferences()
  const [from, setFrom] = useState(0)
  const { data, error, refetch } = useQuery(summaryQuery({ ...filter, from }))
  if (!data) return error ? <Problem error={error} onRetry={() => void refetch()} /> : <Opening />
  if (data.total === 0) return <p className="quiet">{say('queue-empty')}</p>
  return (
    <>
      {summaryTables(data.rows, language).map((table) => (
        <EditionTable key={table.title} table={table} />
      ))}
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

function EditionTable({ table: { title, criteria: all, rows } }: { readonly table: SummaryTable }) {
  const say = useSay()
  const { language } = usePreferences()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const criteria = all.filter(({ rule }) => !hidden.has(rule))
  const hasRegions = rows.some(({ regionName }) => regionName !== '')
  return (
    <section>
      <h2>{title}</h2>
      {all.length > 0 && <ShownCriteria criteria={all} hidden={hidden} onHidden={setHidden} />}
      <TableBox label={`${say('summary')} ${title}`}>
        <table className="table is-dense">
          <thead>
            <tr>
              <th>{say('cluster')}</th>
              <th>{say('state')}</th>
              {hasRegions && <th>{say('region')}</th>}
              {criteria.map(({ rule, criterion, threshold }) => (
                <th key={rule}>
                  {criterion}
                  {threshold !== undefined && <small className="quiet">{threshold}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Link to="/review/$id" params={{ id: row.id }}>
                    {row.title || say('untitled')}
                  </Link>
                </th>
                <td>
                  <span className={`state is-${row.state}`}>{inLanguage(row.stateTitle, language)}</span>
                </td>
                {hasRegions && <td className="region">{row.regionName}</td>}
                {criteria.map((criterion) => (
                  <CriterionCell
                    key={criterion.rule}
                    line={lineUnder(row, criterion)}
                    saysThreshold={criterion.threshold === undefined}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  )
}

/** The verdict of a criterion; blank if it does not apply. */
function CriterionCell({
  line,
  saysThreshold,
}: {
  readonly line: SummaryRow['eligibility'][number] | undefined
  readonly saysThreshold: boolean
}) {
  const say = useSay()
  if (!line) return <td />
  const { met, value, threshold } = line
  return (
    <td className={`met is-${met}`} title={say(met)}>
      {met === 'met' ? '✓ ' : met === 'not-met' ? '✗ ' : ''}
      {value}
      {saysThreshold && <small className="quiet">{threshold}</small>}
    </td>
  )
}
