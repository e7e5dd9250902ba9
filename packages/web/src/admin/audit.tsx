import { useState } from 'react'
import type { ReactNode } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AuditReport } from '@formwright/api'
import { call, hrefOf } from '../api/api.ts'
import { meQuery } from '../api/queries.ts'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { ACTIONS, sentenceOf, titleOfAction } from './sentence.ts'
import { useAdminSay } from './say.ts'
import { timeText } from '../texts/time.ts'
import { Opening } from '../parts/opening.tsx'
import { AdminTable } from './admin-table.tsx'

/** The audit trail with filters and verification. */
export function Audit() {
  const say = useAdminSay()
  const { language } = usePreferences()
  const [filter, setFilter] = useState<Readonly<Record<string, string>>>({})
  const [query, setQuery] = useState<Readonly<Record<string, string>>>({})
  const [report, setReport] = useState<AuditReport | undefined>(undefined)
  const [problem, setProblem] = useState<unknown>(undefined)
  const { data, error, isPending } = useQuery({
    queryKey: ['audit', query, language],
    queryFn: () => call('GET /audit', { query: { ...query, language } }),
    staleTime: 0,
  })
  const choose = (chosen: Readonly<Record<string, string>>) => {
    setFilter(chosen)
    setQuery(chosen)
  }
  const me = useQuery(meQuery)
  const reviewer = me.data?.person?.reviewer ?? false
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
          setQuery(Object.fromEntries(Object.entries(filter).filter(([, value]) => value.trim() !== '')))
        }}
      >
        {field('actor', say('who'))}
        <TextField
          select
          size="small"
          className="action-choice"
          label={say('what')}
          value={filter.action ?? ''}
          onChange={(event) => setFilter({ ...filter, action: event.target.value })}
        >
          <MenuItem value="">{say('every-action')}</MenuItem>
          {ACTIONS.map((action) => (
            <MenuItem key={action} value={action}>
              {titleOfAction(action, language)}
            </MenuItem>
          ))}
        </TextField>
        {field('subject', say('about-what'))}
        <Button type="submit" variant="contained">
          {say('find')}
        </Button>
        <Button href={hrefOf('GET /audit/export', { query })} download>
          {say('export')}
        </Button>
        <Button onClick={() => void call('GET /audit/verification').then(setReport, setProblem)}>
          {say('verify-audit')}
        </Button>
      </form>
      <Problem error={problem ?? error} />
      {report && <Verdict report={report} onClose={() => setReport(undefined)} />}
      {isPending && <Opening />}
      {data?.length === 0 && <p className="quiet">{say('search-none')}</p>}
      <AdminTable
        label={say('admin-audit')}
        columns={[say('when'), say('who'), say('what'), say('from-where')]}
      >
        {data?.map((line) => (
          <tr key={line.seq}>
            <td className="when">{timeText(line.at, language)}</td>
            <td>
              {line.actorName === null ? (
                '—'
              ) : (
                <FilterLink name="actor" value={line.actor ?? line.actorName} onChoose={choose}>
                  {line.actorName}
                </FilterLink>
              )}
            </td>
            <td className="details">
              <span>{sentenceOf(line, language)}</span>
              {line.subject !== null && (
                <FilterLink name="subject" value={line.subject} onChoose={choose}>
                  {say('all-about-this')}
                </FilterLink>
              )}
              {line.application && reviewer && (
                <Link to="/review/$id" params={{ id: line.application.id }}>
                  {say('open-application')}
                </Link>
              )}
            </td>
            <td>{line.address}</td>
          </tr>
        ))}
      </AdminTable>
    </>
  )
}

/** The result of verifying the trail, with contradictions and the head. */
function Verdict({
  report: { broken, heads, head, lines },
  onClose,
}: {
  readonly report: AuditReport
  readonly onClose: () => void
}) {
  const say = useAdminSay()
  const { language } = usePreferences()
  const { compared, contradictions } = heads
  return (
    <Alert
      severity={broken.length + contradictions.length === 0 ? 'success' : 'error'}
      closeText={say('close')}
      onClose={onClose}
    >
      {broken.length > 0
        ? say('audit-broken', { count: broken.length })
        : contradictions.length > 0
          ? say('audit-contradicted', { count: contradictions.length, lines })
          : say('audit-whole', { lines })}
      <br />
      <code className="secret">{head}</code>
      {contradictions.length === 0 ? (
        <p>{say('audit-heads-agree', { count: compared })}</p>
      ) : (
        contradictions.map(({ at, lines: signed, what }) => (
          <p key={`${at} ${signed}`}>
            {say(what === 'forged' ? 'audit-head-forged' : 'audit-head-contradicts', {
              at: timeText(at, language),
              lines: signed,
            })}
          </p>
        ))
      )}
    </Alert>
  )
}

/** Filters the trail by person or subject. */
function FilterLink({
  name,
  value,
  onChoose,
  children,
}: {
  readonly name: string
  readonly value: string
  readonly onChoose: (filter: Readonly<Record<string, string>>) => void
  readonly children: ReactNode
}) {
  return (
    <button type="button" className="link" onClick={() => onChoose({ [name]: value })}>
      {children}
    </button>
  )
}
