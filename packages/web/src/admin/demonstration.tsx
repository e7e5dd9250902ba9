import { useState } from 'react'
import Button from '@mui/material/Button'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { demonstrationQuery } from '../api/queries.ts'
import { Confirm } from '../parts/confirm.tsx'
import { useSay } from '../texts/say.ts'
import { Opening } from '../parts/opening.tsx'

/** People and an application to try the product with; thrown away when they have served. */
export function Demonstration() {
  const say = useSay()
  const queries = useQueryClient()
  const { data, error: unread, isPending } = useQuery(demonstrationQuery)
  const [error, setError] = useState<unknown>(undefined)
  const [removing, setRemoving] = useState(false)
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
      <Problem error={error ?? unread} />
      {isPending && <Opening />}
      {data && (
        <Button color="error" variant="outlined" onClick={() => setRemoving(true)}>
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
      {removing && (
        <Confirm
          title={say('demo-remove')}
          text={say('demo-remove-text')}
          action={say('demo-remove')}
          onConfirm={() => call('DELETE /demonstration').then(again)}
          onClose={() => setRemoving(false)}
        />
      )}
    </section>
  )
}
