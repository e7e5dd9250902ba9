import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { renderSVG } from 'uqr'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { meQuery } from '../api/queries.ts'
import { useSay } from '../texts/say.ts'

/** A new password; a second factor. */
export function Security({ onClose }: { readonly onClose: () => void }) {
  const say = useSay()
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="security-title">
      <DialogTitle id="security-title">{say('security')}</DialogTitle>
      <DialogContent className="stack">
        <Password />
        <SecondFactor />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('close')}</Button>
      </DialogActions>
    </Dialog>
  )
}

function useAttempt() {
  const [error, setError] = useState<unknown>(undefined)
  const [done, setDone] = useState(false)
  const attempt = async (work: () => Promise<unknown>) => {
    setError(undefined)
    setDone(false)
    try {
      await work()
      setDone(true)
    } catch (problem) {
      setError(problem)
    }
  }
  return { error, done, attempt }
}

const valuesOf = (event: SyntheticEvent<HTMLFormElement>) => {
  event.preventDefault()
  return Object.fromEntries(
    [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
  )
}

function Password() {
  const say = useSay()
  const { error, done, attempt } = useAttempt()
  const least = useQuery(meQuery).data?.minPassword ?? 1
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        const { current, password } = valuesOf(event)
        void attempt(() => call('PUT', '/me/password', { current, password }))
      }}
    >
      <h3>{say('change-password')}</h3>
      <TextField
        size="small"
        type="password"
        name="current"
        label={say('current-password')}
        required
        slotProps={{ htmlInput: { autoComplete: 'current-password' } }}
      />
      <TextField
        size="small"
        type="password"
        name="password"
        label={say('new-password')}
        helperText={say('password-hint', { count: least })}
        required
        slotProps={{ htmlInput: { autoComplete: 'new-password', minLength: least } }}
      />
      <Problem error={error} />
      {done && <Alert severity="success">{say('password-changed')}</Alert>}
      <Button type="submit" variant="outlined">
        {say('change-password')}
      </Button>
    </form>
  )
}

function SecondFactor() {
  const say = useSay()
  const [secret, setSecret] = useState<
    { readonly totpURI: string; readonly backupCodes: readonly string[] } | undefined
  >(undefined)
  const { error, done, attempt } = useAttempt()
  if (!secret) {
    return (
      <form
        className="stack"
        onSubmit={(event) => {
          const { password } = valuesOf(event)
          void attempt(async () => setSecret(await call('POST', '/auth/two-factor/enable', { password })))
        }}
      >
        <h3>{say('second-factor')}</h3>
        <p className="quiet">{say('second-factor-text')}</p>
        <TextField
          size="small"
          type="password"
          name="password"
          label={say('current-password')}
          required
          slotProps={{ htmlInput: { autoComplete: 'current-password' } }}
        />
        <Problem error={error} />
        <Button type="submit" variant="outlined">
          {say('second-factor-start')}
        </Button>
      </form>
    )
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        const { code } = valuesOf(event)
        void attempt(() => call('POST', '/auth/two-factor/verify-totp', { code }))
      }}
    >
      <h3>{say('second-factor')}</h3>
      <p>{say('second-factor-scan')}</p>
      <img
        className="qr"
        alt={say('second-factor-scan')}
        src={`data:image/svg+xml,${encodeURIComponent(renderSVG(secret.totpURI))}`}
      />
      <code className="secret">{new URL(secret.totpURI).searchParams.get('secret')}</code>
      <p className="quiet">{say('backup-codes')}</p>
      <code className="secret">{secret.backupCodes.join('  ')}</code>
      <TextField
        size="small"
        name="code"
        label={say('code')}
        required
        slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'one-time-code' } }}
      />
      <Problem error={error} />
      {done && <Alert severity="success">{say('second-factor-on')}</Alert>}
      <Button type="submit" variant="outlined">
        {say('confirm')}
      </Button>
    </form>
  )
}
