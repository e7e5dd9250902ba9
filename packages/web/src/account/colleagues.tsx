import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { inLanguage } from '@formwright/definition'
import type { OrganisationView } from '@formwright/api'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { organisationQuery } from './organisation-query.ts'
import { ConfirmButton } from '../parts/confirm.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { RegionName } from '../parts/region-name.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { timeText } from '../texts/time.ts'
import { useColleaguesSay } from './colleague-texts.ts'
import { OrganisationProblem } from './organisation-problem.tsx'

/** A person who was just invited, with the link if it is not emailed. */
interface Invited {
  readonly name: string
  readonly email: string
  readonly link: string | null
}

interface ColleaguesProps {
  /** The form to whose roles invitations are limited. */
  readonly form?: string
  readonly onClose: () => void
}

/** The reader's colleagues, open invitations, and a form to invite. */
export function Colleagues({ form, onClose }: ColleaguesProps) {
  const say = useColleaguesSay()
  // refetch, because invitations may have been accepted in the meantime
  const { data, error, refetch } = useQuery({ ...organisationQuery, staleTime: 0 })
  const [invited, setInvited] = useState<Invited | undefined>(undefined)
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="colleagues-title">
      <DialogTitle id="colleagues-title">
        {data?.name ? say('colleagues-of', { name: data.name }) : say('colleagues')}
      </DialogTitle>
      <DialogContent className="stack">
        <Problem error={error} onRetry={() => void refetch()} />
        {data && <People organisation={data} />}
        {data && data.invitations.length > 0 && (
          <PendingInvitations organisation={data} onLink={setInvited} />
        )}
        {invited && (
          <Alert severity="success" onClose={() => setInvited(undefined)}>
            {say(invited.link === null ? 'link-emailed' : 'link-here', {
              name: invited.name,
              email: invited.email,
            })}
            {invited.link !== null && (
              <>
                <br />
                <code className="secret">{invited.link}</code> <CopyButton text={invited.link} />
              </>
            )}
          </Alert>
        )}
        {data && data.shares.length > 0 && (
          <Invite organisation={data} {...(form === undefined ? {} : { form })} onInvited={setInvited} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('close')}</Button>
      </DialogActions>
    </Dialog>
  )
}

function People({ organisation: { name, people } }: { readonly organisation: OrganisationView }) {
  const say = useColleaguesSay()
  const queries = useQueryClient()
  if (people.length === 1) return <p className="quiet">{say('alone')}</p>
  const end = (id: string) => async () => {
    await call('DELETE /organisation/people/:id', { params: { id } })
    await queries.invalidateQueries()
  }
  return (
    <ul className="colleagues">
      {people.map((person) => (
        <li key={person.id}>
          <span>
            {person.name} {person.self && <small>({say('you')})</small>}{' '}
            <small className="quiet">{person.email}</small>
          </span>
          {person.removable && (
            <ConfirmButton
              color={person.self ? 'inherit' : 'error'}
              label={say(person.self ? 'leave' : 'remove-colleague')}
              {...(person.self ? {} : { 'aria-label': say('remove-colleague-for', { name: person.name }) })}
              text={say(person.self ? 'leave-ask' : 'remove-colleague-ask', {
                name: person.self ? (name ?? '') : person.name,
              })}
              onConfirm={end(person.id)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function PendingInvitations({
  organisation: { invitations },
  onLink,
}: {
  readonly organisation: OrganisationView
  readonly onLink: (invited: Invited) => void
}) {
  const say = useColleaguesSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(undefined)
  const again = () => queries.invalidateQueries(organisationQuery)
  const renew = ({ id, name, email }: OrganisationView['invitations'][number]) =>
    call('POST /organisation/invitations/:id/renewal', { params: { id }, body: {} })
      .then(({ link }) => (setError(undefined), onLink({ name, email, link })), setError)
      .finally(again)
  return (
    <section>
      <h3>{say('waiting')}</h3>
      <ul className="colleagues">
        {invitations.map((invitation) => {
          const { id, name, email, by, renewable, expiresAt } = invitation
          const isOver = new Date(expiresAt) < new Date()
          return (
            <li key={id}>
              <span>
                {name} <small className="quiet">{email}</small>
                <br />
                <small className="quiet">
                  {say(isOver ? 'waiting-expired' : 'waiting-until', {
                    by,
                    until: timeText(expiresAt, language),
                  })}
                </small>
              </span>
              <span>
                {renewable && (
                  <Button
                    size="small"
                    aria-label={say('new-link-for', { name })}
                    onClick={() => void renew(invitation)}
                  >
                    {say('new-link')}
                  </Button>
                )}
                <ConfirmButton
                  color="error"
                  label={say('withdraw')}
                  aria-label={say('withdraw-for', { name })}
                  text={say('withdraw-ask', { email })}
                  onConfirm={() =>
                    call('DELETE /organisation/invitations/:id', { params: { id } }).then(again)
                  }
                />
              </span>
            </li>
          )
        })}
      </ul>
      <Problem error={error} />
    </section>
  )
}

function Invite({
  organisation: { name: known, shares },
  form,
  onInvited,
}: {
  readonly organisation: OrganisationView
  readonly form?: string
  readonly onInvited: (invited: Invited) => void
}) {
  const say = useColleaguesSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(undefined)
  const given = shares.filter((grant) => form === undefined || grant.form === '*' || grant.form === form)
  const onSubmit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    const page = event.currentTarget
    const values = new FormData(page)
    const textOf = (field: string) => String(values.get(field) ?? '').trim()
    const [name, email] = [textOf('name'), textOf('email')]
    setError(undefined)
    try {
      const { link } = await call('POST /organisation/invitations', {
        body: {
          name,
          email,
          language,
          ...(known === null ? { organisation: textOf('organisation') } : {}),
          ...(form === undefined ? {} : { form }),
        },
      })
      page.reset()
      onInvited({ name, email, link })
      await queries.invalidateQueries(organisationQuery)
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <form className="stack" onSubmit={(event) => void onSubmit(event)}>
      <h3>{say('invite-title')}</h3>
      <div>
        {say('invite-lead')}
        <ul className="roles">
          {given.map(({ role, region, form: of, titles, formTitle }) => (
            <li key={`${role} ${region} ${of}`}>
              {inLanguage(titles, language)}{' '}
              <span className="quiet">
                <RegionName code={region} form={of} />
                {form === undefined && ` · ${formTitle ?? say('all-forms')}`}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {known === null && (
        <TextField
          name="organisation"
          label={say('organisation-name')}
          required
          slotProps={{ htmlInput: { maxLength: 200, autoComplete: 'organization' } }}
        />
      )}
      <TextField
        name="name"
        label={say('person-name')}
        required
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        name="email"
        type="email"
        label={say('email')}
        required
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <OrganisationProblem error={error} />
      <span>
        <Button type="submit" variant="contained">
          {say('invite-action')}
        </Button>
      </span>
    </form>
  )
}
