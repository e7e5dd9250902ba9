import { useState } from 'react'
import Autocomplete from '@mui/material/Autocomplete'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OrganisationChoice, PersonView } from '@formwright/api'
import { call } from '../api/api.ts'
import { OrganisationProblem } from '../account/organisation-problem.tsx'
import { RegionName } from '../parts/region-name.tsx'
import { useAdminSay } from './say.ts'

const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: () => call('GET /organisations'),
  staleTime: 0,
  retry: false,
})

/** An existing organisation, a new one by name, or none. */
export type ChosenOrganisation = { readonly id: string } | { readonly name: string } | null

/** Selects an organisation or enters a new name. */
export function OrganisationField({
  value,
  onChange,
}: {
  readonly value: ChosenOrganisation
  readonly onChange: (organisation: ChosenOrganisation) => void
}) {
  const say = useAdminSay()
  const { data = NONE } = useQuery(organisationsQuery)
  const known = value !== null && 'id' in value ? data.find(({ id }) => id === value.id) : undefined
  return (
    <Autocomplete<OrganisationChoice, false, false, true>
      freeSolo
      clearText={say('choice-clear')}
      options={data}
      value={known ?? (value !== null && 'name' in value ? value.name : null)}
      onChange={(_, chosen) =>
        onChange(typeof chosen === 'string' ? named(chosen) : chosen === null ? null : { id: chosen.id })
      }
      // text that is not an existing option is a new name
      onInputChange={(_, text, reason) => reason === 'input' && onChange(named(text))}
      getOptionLabel={(option) => (typeof option === 'string' ? option : option.name)}
      renderOption={({ key: _key, ...item }, { id, name, region, people, applications }) => (
        <li key={id} {...item}>
          <span>
            {name}{' '}
            <small className="quiet">
              <RegionName code={region} /> · {say('organisation-has', { people, applications })}
            </small>
          </span>
        </li>
      )}
      renderInput={(given) => (
        <TextField
          {...given}
          label={say('organisation')}
          helperText={say(
            value === null ? 'organisation-none' : 'id' in value ? 'organisation-joins' : 'organisation-new',
          )}
        />
      )}
    />
  )
}

const NONE: readonly OrganisationChoice[] = []

function named(text: string): ChosenOrganisation {
  return text.trim() === '' ? null : { name: text.trim() }
}

interface ChangeProps {
  readonly person: PersonView
  readonly onChanged: () => Promise<unknown>
  readonly onClose: () => void
}

/** Assigns a person to an organisation, or renames it. */
export function ChangeOrganisation({ person, onChanged, onClose }: ChangeProps) {
  const say = useAdminSay()
  const queries = useQueryClient()
  const { organisation: before, own } = person
  const [chosen, setChosen] = useState<ChosenOrganisation>(before && { id: before.id })
  const [name, setName] = useState(before?.name ?? '')
  const [error, setError] = useState<unknown>(undefined)
  const save = async () => {
    setError(undefined)
    try {
      if (before && name.trim() !== before.name)
        await call('PUT /organisations/:id', { params: { id: before.id }, body: { name: name.trim() } })
      if (!isSame(chosen, before))
        await call('PUT /people/:id/organisation', {
          params: { id: person.id },
          body: { organisation: chosen },
        })
      await Promise.all([queries.invalidateQueries(organisationsQuery), onChanged()])
      onClose()
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="organisation-title">
      <DialogTitle id="organisation-title">
        {say('organisation')}
        {say('colon')}
        {person.name}
      </DialogTitle>
      <DialogContent className="stack">
        <p className="quiet">
          {before
            ? say('organisation-stays', { name: before.name })
            : say('organisation-along', { count: own })}
        </p>
        <OrganisationField value={chosen} onChange={setChosen} />
        {before && isSame(chosen, before) && (
          <TextField
            label={say('organisation-name')}
            value={name}
            onChange={(event) => setName(event.target.value)}
            required
          />
        )}
        <OrganisationProblem error={error} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button
          variant="contained"
          disabled={isSame(chosen, before) && (!before || !name.trim() || name.trim() === before.name)}
          onClick={() => void save()}
        >
          {say('organisation-save')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function isSame(chosen: ChosenOrganisation, before: PersonView['organisation']): boolean {
  return chosen === null ? before === null : 'id' in chosen && chosen.id === before?.id
}
