import { WEBHOOK_EVENTS } from '@formwright/api'
import { useState } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { ConfirmButton } from '../parts/confirm.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { useAdminSay } from './say.ts'
import { timeText } from '../texts/time.ts'
import { Opening } from '../parts/opening.tsx'
import { deliveryText } from './delivery.ts'

/** Webhooks and their deliveries. */
export function Webhooks() {
  const say = useAdminSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const { data, error, isPending } = useQuery({
    queryKey: ['webhooks'],
    queryFn: () => call('GET /webhooks'),
    staleTime: 0,
  })
  const [url, setUrl] = useState('')
  const [secret, setSecret] = useState('')
  const [problem, setProblem] = useState<unknown>(undefined)
  const attempt = (work: Promise<unknown>) =>
    void work.then(
      () => (setProblem(undefined), queries.invalidateQueries({ queryKey: ['webhooks'] })),
      setProblem,
    )
  return (
    <>
      <div className="filters">
        <TextField
          size="small"
          type="url"
          label={say('address')}
          value={url}
          onChange={(event) => setUrl(event.target.value)}
        />
        <Button
          variant="contained"
          disabled={!/^https?:\/\/./.test(url)}
          onClick={() =>
            attempt(
              call('POST /webhooks', { body: { url, events: WEBHOOK_EVENTS } }).then(
                (made) => (setSecret(made.secret), setUrl('')),
              ),
            )
          }
        >
          {say('add')}
        </Button>
      </div>
      <p className="quiet">{say('webhook-hint')}</p>
      {secret && (
        <Alert severity="success" closeText={say('close')} onClose={() => setSecret('')}>
          {say('webhook-secret')}
          <br />
          <code className="secret">{secret}</code>
        </Alert>
      )}
      <Problem error={problem ?? error} />
      {isPending && <Opening />}
      {data?.map((hook) => (
        <section key={hook.id} className="panel" aria-label={hook.url}>
          <div className="chips">
            <strong>{hook.url}</strong>
            <ConfirmButton
              color="error"
              label={say('remove')}
              aria-label={say('webhook-remove', { url: hook.url })}
              text={say('webhook-remove-ask', { url: hook.url })}
              onConfirm={() =>
                call('DELETE /webhooks/:id', { params: { id: hook.id } }).then(() =>
                  queries.invalidateQueries({ queryKey: ['webhooks'] }),
                )
              }
            />
          </div>
          <ul>
            {hook.deliveries.map((delivery, index) => (
              <li key={index}>
                {timeText(delivery.at, language)} · {deliveryText(delivery, say, language)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
