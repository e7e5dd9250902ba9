import { useState } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useQueryClient } from '@tanstack/react-query'
import { renderSVG } from 'uqr'
import { callAuth } from '../api/auth.ts'
import { Problem } from '../api/problem.tsx'
import { useSay } from '../texts/say.ts'
import { useAttempt, valuesOf } from './attempt.ts'

interface Secret {
  readonly totpURI: string
  readonly backupCodes: readonly string[]
}

/** Sets up a second factor; or replaces backup codes or removes an existing one. */
export function SecondFactor({ active }: { readonly active: boolean }) {
  const [secret, setSecret] = useState<Secret | undefined>(undefined)
  if (secret) return <Proof secret={secret} />
  return active ? <Active /> : <Start onSecret={setSecret} />
}

function CurrentPassword() {
  const say = useSay()
  return (
    <TextField
      size="small"
      type="password"
      name="password"
      label={say('current-password')}
      required
      slotProps={{ htmlInput: { autoComplete: 'current-password' } }}
    />
  )
}

function Start({ onSecret }: { readonly onSecret: (secret: Secret) => void }) {
  const say = useSay()
  const { error, attempt } = useAttempt()
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        const { password } = valuesOf(event)
        void attempt(async () => onSecret(await callAuth('two-factor/enable', { password })))
      }}
    >
      <h3>{say('second-factor')}</h3>
      <p className="quiet">{say('second-factor-text')}</p>
      <CurrentPassword />
      <Problem error={error} />
      <Button type="submit" variant="outlined">
        {say('second-factor-start')}
      </Button>
    </form>
  )
}

function Proof({ secret }: { readonly secret: Secret }) {
  const say = useSay()
  const queries = useQueryClient()
  const { error, done, attempt } = useAttempt()
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        const { code } = valuesOf(event)
        void attempt(async () => {
          await callAuth('two-factor/verify-totp', { code })
          await queries.invalidateQueries()
        })
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
      <BackupCodes codes={secret.backupCodes} />
      <TextField
        size="small"
        name="code"
        label={say('code')}
        required
        slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'one-time-code' } }}
      />
      <Problem error={error} />
      {done && <Alert severity="success">{say('second-factor-on')}</Alert>}
      <Button type="submit" variant="outlined" disabled={done}>
        {say('confirm')}
      </Button>
    </form>
  )
}

function BackupCodes({ codes }: { readonly codes: readonly string[] }) {
  const say = useSay()
  return (
    <>
      <p className="quiet">{say('backup-codes')}</p>
      <code className="secret">{codes.join('  ')}</code>
    </>
  )
}

/** An active second factor. Its key and backup codes are not shown again. */
function Active() {
  const say = useSay()
  const queries = useQueryClient()
  const [codes, setCodes] = useState<readonly string[]>([])
  const { error, attempt } = useAttempt()
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        const { password } = valuesOf(event)
        const { submitter } = event.nativeEvent as SubmitEvent
        void attempt(async () => {
          if ((submitter as HTMLButtonElement | null)?.value === 'off') {
            await callAuth('two-factor/disable', { password })
            await queries.invalidateQueries()
          } else {
            const made = await callAuth('two-factor/generate-backup-codes', { password })
            setCodes(made.backupCodes)
          }
        })
      }}
    >
      <h3>{say('second-factor')}</h3>
      <p className="quiet">{say('second-factor-active')}</p>
      <CurrentPassword />
      <Problem error={error} />
      {codes.length > 0 && <BackupCodes codes={codes} />}
      <Button type="submit" variant="outlined" value="renew">
        {say('backup-codes-renew')}
      </Button>
      <Button type="submit" variant="outlined" color="error" value="off">
        {say('second-factor-off')}
      </Button>
    </form>
  )
}
