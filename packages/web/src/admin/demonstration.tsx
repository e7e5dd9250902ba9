import { useState } from 'react'
import Button from '@mui/material/Button'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { inLanguage, joinList } from '@formwright/definition'
import type { RemovalView } from '@formwright/api'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { demonstrationQuery } from '../api/queries.ts'
import { Confirm } from '../parts/confirm.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { useAdminSay } from './say.ts'
import { Opening } from '../parts/opening.tsx'

/** Loads and removes the demonstration. */
export function Demonstration() {
  const say = useAdminSay()
  const queries = useQueryClient()
  const { data, error: unread, isPending } = useQuery(demonstrationQuery)
  const [error, setError] = useState<unknown>(undefined)
  const [removing, setRemoving] = useState(false)
  const { data: removal, error: unknown, refetch } = useQuery(removalQuery)
  const ask = () => void refetch().then(({ isSuccess }) => setRemoving(isSuccess))
  const again = () => queries.invalidateQueries()
  return (
    <section className="panel demo">
      <h2>{say('demo-title')}</h2>
      <p className="quiet">{say('demo-admin')}</p>
      {data && (
        <>
          <ul>
            {data.people.map(({ name, email }) => (
              <li key={email}>
                {name} · {email}
              </li>
            ))}
          </ul>
          <p>
            {say('password')}
            {say('colon')}
            <code>{data.password}</code>
          </p>
        </>
      )}
      <Problem error={error ?? unread ?? unknown} />
      {isPending && <Opening />}
      {(data || (removal && removal.staying.length > 0)) && (
        <Button color="error" variant="outlined" onClick={ask}>
          {say('demo-remove')}
        </Button>
      )}
      {data === null && (
        <Button
          variant="contained"
          onClick={() => void call('POST /demonstration', { body: {} }).then(again, setError)}
        >
          {say('demo-load')}
        </Button>
      )}
      {removing && removal && (
        <Confirm
          title={say('demo-remove')}
          text={<Removal removal={removal} />}
          action={say('demo-remove')}
          onConfirm={() => call('DELETE /demonstration').then(again)}
          onClose={() => setRemoving(false)}
        />
      )}
    </section>
  )
}

const removalQuery = queryOptions({
  queryKey: ['demonstration', 'removal'],
  queryFn: () => call('GET /demonstration/removal'),
})

/** What removing the demonstration deletes and keeps. */
function Removal({ removal: { people, applications, staying } }: { readonly removal: RemovalView }) {
  const say = useAdminSay()
  const { language } = usePreferences()
  return (
    <>
      <p>{say('demo-goes', { people: people.length, applications: applications.length })}</p>
      <ul>
        {people.map(({ name, email }) => (
          <li key={email}>
            {name} · {email}
          </li>
        ))}
        {applications.map(({ title, formTitle, stateTitle, by }, index) => (
          <li key={index}>
            {title || say('untitled')} · {inLanguage(formTitle, language)} ·{' '}
            {inLanguage(stateTitle, language)} · {by}
          </li>
        ))}
      </ul>
      {staying.length > 0 && (
        <>
          <p>{say('demo-stays', { people: staying.length })}</p>
          <ul>
            {staying.map(({ name, email, invitedBy, roles, applications: theirs }) => (
              <li key={email}>
                {name} · {email} ·{' '}
                {joinList(
                  roles.map((titles) => inLanguage(titles, language)),
                  language,
                )}
                {invitedBy && ` · ${say('demo-invited-by', { name: invitedBy })}`}
                {` · ${say('demo-theirs', { number: theirs })}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
