import { useState } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import type { AuditLine } from '@formwright/server/api'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../app/preferences.ts'
import actions from '../texts/actions.json' with { type: 'json' }
import { TableBox } from '../pages/table-box.tsx'
import { useSay } from '../texts/say.ts'
import { timeText } from '../texts/time.ts'

function actionText(action: string, language: string): string {
  const text = actions[action as keyof typeof actions]
  return text?.[language === 'en' ? 'en' : 'zh'] ?? action
}

interface Report {
  readonly lines: number
  readonly head: string
  readonly broken: readonly unknown[]
}

/** The trail: who did what, when, from where; and the proof that nobody changed it. */
export function Audit() {
  const say = useSay()
  const { language } = usePreferences()
  const [filter, setFilter] = useState<Readonly<Record<string, string>>>({})
  const [asked, setAsked] = useState<Readonly<Record<string, string>>>({})
  const [report, setReport] = useState<Report | undefined>(undefined)
  const [problem, setProblem] = useState<unknown>(undefined)
  const search = new URLSearchParams(asked)
  const { data = [], error } = useQuery({
    queryKey: ['audit', asked],
    queryFn: () => call<AuditLine[]>('GET', `/audit?${search}`),
    staleTime: 0,
  })
  const field = (name: string, label: string) => (
    <TextField
      size="small"
      label={label}
      value={filter[name] ?? ''}
      onChange={(event) => setFilter({ ...filter, [name]: event.target.value })}
    />
  )
  return (
    <>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(Object.fromEntries(Object.entries(filter).filter(([, value]) => value.trim() !== '')))
        }}
      >
        {field('actor', say('who'))}
        {field('action', say('what'))}
        {field('subject', say('about-what'))}
        <Button type="submit" variant="contained">
          {say('find')}
        </Button>
        <Button href={`/api/audit/export?${search}`} download>
          {say('export')}
        </Button>
        <Button onClick={() => void call<Report>('GET', '/audit/verification').then(setReport, setProblem)}>
          {say('verify-audit')}
        </Button>
      </form>
      <Problem error={problem ?? error} />
      {report && (
        <Alert
          severity={report.broken.length === 0 ? 'success' : 'error'}
          onClose={() => setReport(undefined)}
        >
          {report.broken.length === 0
            ? say('audit-whole', { lines: report.lines })
            : say('audit-broken', { count: report.broken.length })}
          <br />
          <code className="secret">{report.head}</code>
        </Alert>
      )}
      <TableBox label={say('admin-audit')}>
        <table className="table">
          <thead>
            <tr>
              <th>{say('when')}</th>
              <th>{say('who')}</th>
              <th>{say('what')}</th>
              <th>{say('about-what')}</th>
              <th>{say('from-where')}</th>
            </tr>
          </thead>
          <tbody>
            {data.map((line) => (
              <tr key={line.seq}>
                <td>{timeText(line.at, language)}</td>
                <td>{line.actorName ?? '—'}</td>
                <td>
                  {actionText(line.action, language)}
                  <small className="quiet"> {line.action}</small>
                </td>
                <td className="details">
                  <span>{line.subject}</span>
                  <small className="quiet">
                    {Object.keys(line.details).length > 0 && JSON.stringify(line.details).slice(0, 160)}
                  </small>
                </td>
                <td>{line.address}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  )
}
