import { useState } from 'react'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import { useQueryClient } from '@tanstack/react-query'
import type { PeopleView } from '@formwright/api'
import { ApiError, call } from '../api/api.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { grantsOf } from './grants-of.ts'
import { OrganisationField } from './organisations.tsx'
import type { ChosenOrganisation } from './organisations.tsx'
import { PeopleProblem } from './people-problem.tsx'
import { refreshPeople } from './refresh-people.ts'
import { NO_ROLE, RoleChoice } from './role-choice.tsx'
import { useAdminSay } from './say.ts'

/** A link that was created for a person. */
export interface ShownLink {
  readonly name: string
  readonly link: string
  /** The organisation in which their existing account stays. */
  readonly stays?: string | null
}

/** An account created by a colleague, whose address is unverified. */
interface ClaimedAccount {
  readonly organisation: string
  readonly name: string
}

function claimedIn(problem: unknown): ClaimedAccount | undefined {
  if (!(problem instanceof ApiError) || problem.details.reason !== 'account-by-colleague') return undefined
  return { organisation: String(problem.details.organisation), name: String(problem.details.name) }
}

function organisationOf({ organisation }: ClaimedAccount, anew: boolean) {
  return anew ? { anew } : { organisation: { id: organisation } }
}

/** Invites a person to a role and, if it needs one, into an organisation. */
export function InvitePerson({
  roles,
  onClose,
  onLink,
}: {
  readonly roles: PeopleView['roles']
  readonly onClose: () => void
  readonly onLink: (link: ShownLink) => void
}) {
  const say = useAdminSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState(NO_ROLE)
  const [organisation, setOrganisation] = useState<ChosenOrganisation>(null)
  const [claimed, setClaimed] = useState<ClaimedAccount | undefined>(undefined)
  const [anew, setAnew] = useState<boolean | undefined>(undefined)
  const [error, setError] = useState<unknown>(undefined)
  const send = async () => {
    setError(undefined)
    try {
      const { link, stays } = await call('POST /invitations', {
        body: {
          name: name.trim(),
          email: email.trim(),
          grants: grantsOf(roles, role),
          language,
          ...(role.own && organisation
            ? { organisation }
            : claimed && anew !== undefined
              ? organisationOf(claimed, anew)
              : {}),
        },
      })
      onLink({ name, link, stays })
      await refreshPeople(queries)
      onClose()
    } catch (problem) {
      const found = claimedIn(problem)
      if (found) setClaimed(found)
      else setError(problem)
    }
  }
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="invite-title">
      <DialogTitle id="invite-title">{say('invite')}</DialogTitle>
      <DialogContent className="stack">
        <TextField
          label={say('person-name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          required
        />
        <TextField
          label={say('email')}
          type="email"
          value={email}
          onChange={(event) => {
            setEmail(event.target.value)
            setClaimed(undefined)
            setAnew(undefined)
          }}
          required
        />
        <RoleChoice roles={roles} value={role} onChange={setRole} />
        {role.own && <OrganisationField value={organisation} onChange={setOrganisation} />}
        {claimed && <ClaimedChoice name={claimed.name} anew={anew} onChange={setAnew} />}
        <PeopleProblem error={error} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button
          variant="contained"
          disabled={
            !name.trim() ||
            !email.trim() ||
            role.role === '' ||
            (claimed !== undefined && anew === undefined && !(role.own && organisation))
          }
          onClick={() => void send()}
        >
          {say('invite')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

/** Asks the administrator who owns an account that a colleague created. */
function ClaimedChoice({
  name,
  anew,
  onChange,
}: {
  readonly name: string
  readonly anew: boolean | undefined
  readonly onChange: (anew: boolean) => void
}) {
  const say = useAdminSay()
  return (
    <fieldset className="stack">
      <legend>{say('claimed', { name })}</legend>
      {([true, false] as const).map((one) => (
        <label key={String(one)}>
          <input type="radio" name="claimed" checked={anew === one} onChange={() => onChange(one)} />{' '}
          {say(one ? 'claimed-anew' : 'claimed-stays', { name })}
        </label>
      ))}
    </fieldset>
  )
}
