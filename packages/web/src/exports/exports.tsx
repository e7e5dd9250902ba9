import { sizeText } from '@formwright/definition'
import { useEffect, useState } from 'react'
import Button from '@mui/material/Button'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ExportView } from '@formwright/api'
import { call, hrefOf } from '../api/api.ts'
import { follow } from '../api/live.ts'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { useExportsSay } from './exports-say.ts'
import { timeText } from '../texts/time.ts'
import { Opening } from '../parts/opening.tsx'
import { ExportDialog } from './export-dialog.tsx'

const exportsQuery = queryOptions({
  queryKey: ['exports'],
  queryFn: () => call('GET /exports'),
  staleTime: 0,
  retry: false,
})

/** The reader's exports with progress and download links. */
export function Exports() {
  const say = useExportsSay()
  const queries = useQueryClient()
  const { data, error, isPending, refetch } = useQuery(exportsQuery)
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    const look = () => void queries.invalidateQueries({ queryKey: ['exports'] })
    return follow('GET /live', {}, { open: look, export: look })
  }, [queries])
  return (
    <>
      <p className="quiet">{say('exports-lead')}</p>
      <p>
        <Button variant="contained" onClick={() => setAsking(true)}>
          {say('export-new')}
        </Button>
      </p>
      <Problem error={error} onRetry={() => void refetch()} />
      {isPending && <Opening />}
      {data?.length === 0 && <p className="quiet">{say('no-exports')}</p>}
      {data && data.length > 0 && (
        <ul className="drafts exports">
          {data.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
      {asking && <ExportDialog onClose={() => setAsking(false)} />}
    </>
  )
}

function Row({ row }: { readonly row: ExportView }) {
  const say = useExportsSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<unknown>(undefined)
  const remove = () =>
    call('DELETE /exports/:id', { params: { id: row.id } }).then(
      () => queries.invalidateQueries({ queryKey: ['exports'] }),
      setProblem,
    )
  const under = row.state === 'waiting' || row.state === 'working'
  return (
    <li className="draft export">
      <span className="draft-name">
        <strong>
          {row.name ??
            [
              row.request.table && 'XLSX',
              ...row.request.papers.map((format) => format.toUpperCase()),
              row.request.evidence && say('evidence'),
            ]
              .filter((part) => part)
              .join(' + ')}
        </strong>
        <span className="quiet">
          {row.request.edition} · {timeText(row.at, language)}
          {row.request.private === true && ` · ${say('export-private')}`}
        </span>
        <Problem error={problem} />
      </span>
      <span role="status">
        {row.state === 'waiting' && say('export-waiting')}
        {row.state === 'working' && (
          <>
            {say('export-working', { done: row.done, total: row.total })}
            <progress max={row.total || 1} value={row.done} />
          </>
        )}
        {row.state === 'done' && (row.total === 0 ? say('export-empty') : row.error)}
        {row.state === 'failed' && say('export-failed', { detail: row.error ?? '' })}
      </span>
      {row.state === 'done' ? (
        <Button
          component="a"
          href={hrefOf('GET /exports/:id/file', { params: { id: row.id } })}
          download={row.name ?? ''}
          size="small"
          variant="outlined"
        >
          {say('export-fetch', { size: sizeText(row.size ?? 0) })}
        </Button>
      ) : (
        <span />
      )}
      <Button size="small" color="inherit" onClick={() => void remove()}>
        {say(under ? 'cancel' : 'remove')}
      </Button>
    </li>
  )
}
