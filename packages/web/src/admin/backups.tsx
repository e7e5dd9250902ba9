import { inLanguage, sizeText } from '@formwright/definition'
import { useState } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { BackupView } from '@formwright/api'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { useAdminSay } from './say.ts'
import type { AdminSay } from './say.ts'
import { timeText } from '../texts/time.ts'
import { Opening } from '../parts/opening.tsx'
import { AdminTable } from './admin-table.tsx'

/** Poll interval in milliseconds, to show running backups. */
const ASK_EVERY = 3000
const DAY = 24

/** The last backups, their results, and the settings. */
export function Backups() {
  const say = useAdminSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const { data, error } = useQuery({
    queryKey: ['backups'],
    queryFn: () => call('GET /backups'),
    staleTime: 0,
    refetchInterval: ASK_EVERY,
  })
  const [problem, setProblem] = useState<unknown>(undefined)
  const start = () =>
    void call('POST /backups').then(
      () => (setProblem(undefined), queries.invalidateQueries({ queryKey: ['backups'] })),
      setProblem,
    )
  if (!data) return error ? <Problem error={error} /> : <Opening />
  const { last, everyHours } = data
  return (
    <>
      <Alert severity={last && last.absent.length === 0 ? 'success' : 'warning'}>
        {last
          ? say('backup-last', { at: timeText(last.finishedAt ?? last.startedAt, language), file: last.file })
          : say('backup-none')}
        {last && last.absent.length > 0 && <Absent of={last} />}
      </Alert>
      <p className="quiet">
        {everyHours === null
          ? say('backup-manual')
          : say('backup-schedule', { every: everyText(everyHours, say), keep: data.keep })}{' '}
        {say(data.encrypted ? 'backup-encrypted' : 'backup-plain')}
        <br />
        {say('backup-where', { folder: data.folder, key: data.key })}
      </p>
      <div className="filters">
        <Button variant="contained" disabled={data.backups.some(isBeingMade)} onClick={start}>
          {say('backup-now')}
        </Button>
      </div>
      <Problem error={problem ?? error} />
      {data.backups.length > 0 && (
        <AdminTable
          label={say('admin-backups')}
          columns={[say('when'), say('backup-file'), say('backup-how')]}
        >
          {data.backups.map((made) => (
            <tr key={made.startedAt}>
              <td className="when">{timeText(made.startedAt, language)}</td>
              <td>{made.file}</td>
              <td>
                <BackupResult of={made} />
              </td>
            </tr>
          ))}
        </AdminTable>
      )}
    </>
  )
}

function BackupResult({
  of: { finishedAt, error, bytes, rows, files, absent },
}: {
  readonly of: BackupView
}) {
  const say = useAdminSay()
  const { language } = usePreferences()
  if (finishedAt === null) return <>{say('backup-being-made')}</>
  if (error) return <>{say('backup-failed', { detail: inLanguage(error, language) })}</>
  return (
    <>
      {say('backup-good', { size: sizeText(bytes ?? 0), rows: rows ?? 0, files: files ?? 0 })}
      {absent.length > 0 && ` · ${say('backup-absent', { count: absent.length })}`}
    </>
  )
}

/** Missing evidence, which its owner may upload again. */
function Absent({ of: { absent } }: { readonly of: BackupView }) {
  const say = useAdminSay()
  return (
    <>
      <br />
      {say('backup-absent', { count: absent.length })}
      <ul>
        {absent.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </>
  )
}

function isBeingMade({ finishedAt }: BackupView): boolean {
  return finishedAt === null
}

function everyText(hours: number, say: AdminSay): string {
  return hours >= DAY && hours % DAY === 0
    ? say('backup-days', { count: hours / DAY })
    : say('backup-hours', { count: Math.round(hours * 100) / 100 })
}
