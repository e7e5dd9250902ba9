import { useState } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { inLanguage } from '@formwright/definition'
import type { PeopleView, PersonView } from '@formwright/api'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { peopleQuery } from '../api/queries.ts'
import { ConfirmButton } from '../parts/confirm.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { RegionName } from '../parts/region-name.tsx'
import { useAdminSay } from './say.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { Opening } from '../parts/opening.tsx'
import { Links } from './links.tsx'
import { grantsOf } from './grants-of.ts'
import type { ChosenRole } from './grants-of.ts'
import { InvitePerson } from './invite-person.tsx'
import type { ShownLink } from './invite-person.tsx'
import { ChangeOrganisation } from './organisations.tsx'
import { PeopleProblem } from './people-problem.tsx'
import { refreshPeople } from './refresh-people.ts'
import { NO_ROLE, RoleChoice, titleOfForm } from './role-choice.tsx'
import { AdminTable } from './admin-table.tsx'

/** All accounts with their roles, and actions on them. */
export function People() {
  const say = useAdminSay()
  const [text, setText] = useState('')
  const [inviting, setInviting] = useState(false)
  const { data, error, isPending, refetch } = useQuery(peopleQuery(text.trim()))
  const [link, setLink] = useState<ShownLink | undefined>(undefined)
  return (
    <>
      <div className="filters">
        <TextField
          size="small"
          type="search"
          label={say('find')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button variant="contained" onClick={() => setInviting(true)}>
          {say('invite')}
        </Button>
      </div>
      <Problem error={error} onRetry={() => void refetch()} />
      {isPending && <Opening />}
      {link && (
        <Alert severity="success" closeText={say('close')} onClose={() => setLink(undefined)}>
          {say('invited', { name: link.name })}
          <br />
          <code className="secret">{link.link}</code> <CopyButton text={link.link} />
          {link.stays && <p>{say('invited-stays', { name: link.stays })}</p>}
        </Alert>
      )}
      {data && (
        <AdminTable
          label={say('admin-people')}
          columns={[say('person-name'), say('roles'), say('account')]}
          withActions
        >
          {data.people.map((person) => (
            <Line key={person.id} person={person} roles={data.roles} onLink={setLink} />
          ))}
        </AdminTable>
      )}
      {data && <Links roles={data.roles} onLink={setLink} />}
      {inviting && data && (
        <InvitePerson roles={data.roles} onClose={() => setInviting(false)} onLink={setLink} />
      )}
    </>
  )
}

interface LineProps {
  readonly person: PersonView
  readonly roles: PeopleView['roles']
  readonly onLink: (link: ShownLink) => void
}

function Line({ person, roles, onLink }: LineProps) {
  const say = useAdminSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const [adding, setAdding] = useState(false)
  const [placing, setPlacing] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  // only relevant to people in forms that are filled in per organisation
  const hasOrganisation =
    person.organisation !== null ||
    person.grants.some(({ role, form }) =>
      roles.some((one) => one.own && one.role === role && (form === '*' || form === one.form)),
    )
  const again = () => refreshPeople(queries)
  const attempt = (work: Promise<unknown>) =>
    void work.then(() => (setError(undefined), refreshPeople(queries)), setError)
  const reset = () =>
    call('POST /people/:id/reset', { params: { id: person.id } }).then(({ link }) => {
      onLink({ name: person.name, link })
      return again()
    })
  const disable = (disabled: boolean) =>
    call('PUT /people/:id/disabled', { params: { id: person.id }, body: { disabled } }).then(again)
  return (
    <tr>
      <th scope="row">
        {person.name}
        <small className="quiet">{person.email}</small>
        {hasOrganisation && (
          <small>
            {person.organisation?.name ?? say('organisation-own')}{' '}
            <Button
              size="small"
              aria-label={say('organisation-change-of', { name: person.name })}
              onClick={() => setPlacing(true)}
            >
              {say('organisation-change')}
            </Button>
          </small>
        )}
      </th>
      <td className="roles-cell">
        <ul className="roles">
          {person.grants.map((grant) => (
            <li key={grant.id}>
              {inLanguage(grant.titles, language)}{' '}
              <span className="quiet">
                <RegionName code={grant.region} form={grant.form} />
                {grant.form !== '*' && ` · ${titleOfForm(roles, grant.form)}`}
                {grant.byColleague && ` · ${say('by-colleague')}`}
              </span>{' '}
              <ConfirmButton
                label={say('remove')}
                aria-label={say('take-role', { name: person.name, role: inLanguage(grant.titles, language) })}
                text={say('take-role-ask', { name: person.name, role: inLanguage(grant.titles, language) })}
                onConfirm={() =>
                  call('DELETE /people/:id/grants/:grant', {
                    params: { id: person.id, grant: grant.id },
                  }).then(again)
                }
              />
            </li>
          ))}
        </ul>
        <Button size="small" onClick={() => setAdding(true)}>
          {say('add-role')}
        </Button>
        <PeopleProblem error={error} />
      </td>
      <td>
        {person.disabled ? say('disabled') : say('active')}
        {person.secondFactor && <small className="quiet"> {say('second-factor')}</small>}
        {person.demonstration && <small className="quiet"> {say('demo')}</small>}
        {person.unproven && <small className="quiet is-line">{say('unproven')}</small>}
      </td>
      <td>
        <ConfirmButton
          label={say('reset-password')}
          text={say('reset-password-ask', { name: person.name, email: person.email })}
          onConfirm={reset}
        />
        {person.secondFactor && (
          <ConfirmButton
            color="error"
            label={say('take-second-factor')}
            text={say('take-second-factor-ask', { name: person.name })}
            onConfirm={() =>
              call('DELETE /people/:id/second-factor', { params: { id: person.id } }).then(again)
            }
          />
        )}
        {person.disabled ? (
          <Button size="small" onClick={() => attempt(disable(false))}>
            {say('enable')}
          </Button>
        ) : (
          <ConfirmButton
            color="error"
            label={say('disable')}
            text={say('disable-ask', { name: person.name, email: person.email })}
            onConfirm={() => disable(true)}
          />
        )}
      </td>
      {placing && <ChangeOrganisation person={person} onChanged={again} onClose={() => setPlacing(false)} />}
      {adding && (
        <AddRole
          person={person}
          roles={roles}
          onClose={() => setAdding(false)}
          onAdd={(role) =>
            attempt(
              Promise.all(
                grantsOf(roles, role).map((grant) =>
                  call('POST /people/:id/grants', { params: { id: person.id }, body: grant }),
                ),
              ),
            )
          }
        />
      )}
    </tr>
  )
}

function AddRole({
  person,
  roles,
  onAdd,
  onClose,
}: {
  readonly person: PersonView
  readonly roles: PeopleView['roles']
  readonly onAdd: (role: ChosenRole) => void
  readonly onClose: () => void
}) {
  const say = useAdminSay()
  const [role, setRole] = useState(NO_ROLE)
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="role-title">
      <DialogTitle id="role-title">
        {say('add-role')}
        {say('colon')}
        {person.name}
      </DialogTitle>
      <DialogContent className="stack">
        <RoleChoice roles={roles} value={role} onChange={setRole} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button variant="contained" disabled={role.role === ''} onClick={() => (onAdd(role), onClose())}>
          {say('add-role')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
