import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { callAuth } from '../api/auth.ts'
import { Problem } from '../api/problem.tsx'
import { demonstrationQuery, meQuery } from '../api/queries.ts'
import { Page } from '../parts/page.tsx'
import { useSay } from '../texts/say.ts'
import { ForgottenPassword } from './forgotten-password.tsx'
import { SingleSignOnFailure } from './single-sign-on-failure.tsx'

const FACTORS = {
  code: 'two-factor/verify-totp',
  backup: 'two-factor/verify-backup-code',
} as const

type Factor = keyof typeof FACTORS

/** Sign-in with email and password, then the second factor if there is one; or single sign-on. */
export function SignIn() {
  const say = useSay()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { back, factor: asked, error: failure } = useSearch({ from: '/sign-in' })
  const me = useQuery(meQuery)
  const demonstration = useQuery(demonstrationQuery)
  const [factor, setFactor] = useState<Factor | undefined>(asked)
  const [error, setError] = useState<unknown>(undefined)
  const [busy, setBusy] = useState(false)
  const [forgotten, setForgotten] = useState(false)

  async function done() {
    await queries.invalidateQueries()
    await navigate({ to: back ?? '/', replace: true })
  }

  async function attempt(work: () => Promise<unknown>) {
    setBusy(true)
    setError(undefined)
    try {
      const answer = (await work()) as { twoFactorRedirect?: boolean } | null
      if (answer?.twoFactorRedirect) setFactor('code')
      else await done()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }

  const enter = (email: string, password: string) =>
    attempt(() => callAuth('sign-in/email', { email, password }))
  const onSubmit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const text = (name: string) => String(values.get(name) ?? '').trim()
    void (factor
      ? attempt(() => callAuth(FACTORS[factor], { code: text('code') }))
      : enter(text('email'), String(values.get('password'))))
  }
  const single = me.data?.singleSignOn

  return (
    <Page>
      <main id="content" className="page is-narrow">
        <h1>{say('sign-in')}</h1>
        <form className="panel stack" onSubmit={onSubmit}>
          {factor ? <SecondFactor factor={factor} /> : <Credentials />}
          {error || failure === undefined ? (
            <Problem error={error} />
          ) : (
            <SingleSignOnFailure failure={failure} />
          )}
          <Button type="submit" variant="contained" size="large" loading={busy}>
            {say('sign-in')}
          </Button>
          {factor && (
            <Button onClick={() => setFactor(factor === 'code' ? 'backup' : 'code')}>
              {say(factor === 'code' ? 'use-backup-code' : 'use-authenticator')}
            </Button>
          )}
          {single && (
            <Button
              onClick={() =>
                void callAuth('sign-in/social', {
                  provider: 'oidc',
                  callbackURL: back ?? '/',
                  errorCallbackURL:
                    back === undefined ? '/sign-in' : `/sign-in?${new URLSearchParams({ back })}`,
                }).then(({ url }) => location.assign(url), setError)
              }
            >
              {say('sign-in-with', { name: single })}
            </Button>
          )}
          {!factor && me.data?.sendsEmails && (
            <button type="button" className="fw-link" onClick={() => setForgotten(true)}>
              {say('forgotten-password')}
            </button>
          )}
          <p className="quiet">{say('no-account')}</p>
        </form>
        {forgotten && <ForgottenPassword onClose={() => setForgotten(false)} />}
        {demonstration.data && (
          <DemonstrationPeople {...demonstration.data} busy={busy} onEnter={(...who) => void enter(...who)} />
        )}
      </main>
    </Page>
  )
}

function Credentials() {
  const say = useSay()
  return (
    <>
      <TextField
        name="email"
        type="email"
        label={say('email')}
        required
        autoFocus
        slotProps={{ htmlInput: { autoComplete: 'username' } }}
      />
      <TextField
        name="password"
        type="password"
        label={say('password')}
        required
        slotProps={{ htmlInput: { autoComplete: 'current-password' } }}
      />
    </>
  )
}

/** An authenticator code, or a backup code. */
function SecondFactor({ factor }: { readonly factor: Factor }) {
  const say = useSay()
  const isBackup = factor === 'backup'
  return (
    <TextField
      key={factor}
      name="code"
      label={say(isBackup ? 'backup-code' : 'code')}
      helperText={say(isBackup ? 'backup-code-hint' : 'code-hint')}
      required
      autoFocus
      slotProps={{
        htmlInput: isBackup
          ? { autoComplete: 'off', spellCheck: false }
          : { inputMode: 'numeric', autoComplete: 'one-time-code', pattern: '[0-9]{6}' },
      }}
    />
  )
}

interface DemonstrationPeopleProps {
  readonly people: readonly { readonly name: string; readonly email: string }[]
  readonly password: string
  readonly busy: boolean
  readonly onEnter: (email: string, password: string) => void
}

/** The demonstration accounts, each with one-click sign-in. */
function DemonstrationPeople({ people, password, busy, onEnter }: DemonstrationPeopleProps) {
  const say = useSay()
  return (
    <section className="panel demo" aria-label={say('demo-title')}>
      <h2>{say('demo-title')}</h2>
      <p className="quiet">{say('demo-text')}</p>
      <div className="chips">
        {people.map(({ name, email }) => (
          <Button
            key={email}
            variant="outlined"
            size="small"
            disabled={busy}
            onClick={() => onEnter(email, password)}
          >
            {name}
          </Button>
        ))}
      </div>
    </section>
  )
}
