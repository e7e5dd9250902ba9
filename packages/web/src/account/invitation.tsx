import { inLanguage } from '@formwright/definition'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { call } from '../api/api.ts'
import { callAuth } from '../api/auth.ts'
import { Page } from '../parts/page.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { RegionName } from '../parts/region-name.tsx'
import { useColleaguesSay } from './colleague-texts.ts'
import { OrganisationProblem } from './organisation-problem.tsx'

/** The page of an invitation link: name and password. */
export function Invitation() {
  const say = useColleaguesSay()
  const { language } = usePreferences()
  const { token } = useParams({ from: '/invitation/$token' })
  const navigate = useNavigate()
  const queries = useQueryClient()
  const invited = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => call('GET /invitations/:token', { params: { token } }),
    retry: false,
  })
  const [error, setError] = useState<unknown>(undefined)

  const onSubmit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const password = String(values.get('password'))
    if (password !== String(values.get('again'))) return setError(new Error(say('password-differs')))
    setError(undefined)
    try {
      const { email } = await call('POST /invitations/:token', {
        params: { token },
        body: {
          email: String(values.get('email')).trim(),
          name: String(values.get('name')).trim(),
          password,
        },
      })
      await callAuth('sign-in/email', { email, password })
      // clear cached data of another account; the invitation itself is used up
      await queries.invalidateQueries({ predicate: ({ queryKey: [what] }) => what !== 'invitation' })
      await navigate({ to: '/', replace: true })
    } catch (problem) {
      setError(problem)
    }
  }

  return (
    <Page>
      <main id="content" className="page is-narrow">
        <h1>{say('welcome')}</h1>
        <OrganisationProblem error={invited.error} />
        {invited.data && invited.data.grants.length > 0 && (
          <section className="panel">
            <p>
              {invited.data.by === null ? say('invited-as') : say('invited-by', { name: invited.data.by })}
            </p>
            <ul className="roles">
              {invited.data.grants.map(({ role, region, form, titles, formTitle }) => (
                <li key={`${role} ${region} ${form}`}>
                  <strong>{inLanguage(titles, language)}</strong>{' '}
                  <span className="quiet">
                    <RegionName code={region} form={form} /> · {formTitle ?? say('all-forms')}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {invited.data && invited.data.organisation !== null && (
          <p className="panel">{say('invited-into', { name: invited.data.organisation })}</p>
        )}
        {invited.data && (
          <form className="panel stack" onSubmit={(event) => void onSubmit(event)}>
            <TextField
              name="name"
              label={say('person-name')}
              defaultValue={invited.data.name}
              required
              autoFocus
              slotProps={{ htmlInput: { autoComplete: 'name', maxLength: 200 } }}
            />
            <TextField
              name="email"
              type="email"
              label={say('email')}
              defaultValue={invited.data.email}
              required
              slotProps={{ htmlInput: { autoComplete: 'username', readOnly: invited.data.email !== '' } }}
            />
            <TextField
              name="password"
              type="password"
              label={say('new-password')}
              helperText={say('password-hint', { count: invited.data.minPassword })}
              required
              slotProps={{ htmlInput: { autoComplete: 'new-password', minLength: invited.data.minPassword } }}
            />
            <TextField
              name="again"
              type="password"
              label={say('password-again')}
              required
              slotProps={{ htmlInput: { autoComplete: 'new-password' } }}
            />
            <OrganisationProblem error={error} />
            <Button type="submit" variant="contained" size="large">
              {say('create-account')}
            </Button>
          </form>
        )}
      </main>
    </Page>
  )
}
