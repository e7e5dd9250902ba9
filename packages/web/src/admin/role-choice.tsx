import { useEffect, useState } from 'react'
import Autocomplete from '@mui/material/Autocomplete'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { inLanguage } from '@formwright/definition'
import type { RegionLevel, Texts } from '@formwright/definition'
import { loadRegions, nameOfRegionIn, regionsOf } from '@formwright/fields/regions'
import type { RegionEntry } from '@formwright/fields/regions'
import type { PeopleView } from '@formwright/api'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'

export interface ChosenRole {
  readonly role: string
  readonly region: string
  readonly form: string
}

interface RoleChoiceProps {
  readonly roles: PeopleView['roles']
  readonly value: ChosenRole
  readonly onChange: (role: ChosenRole) => void
}

/** Roles of one name in several forms are one role, with its titles in the languages of all of them. */
function rolesByName(roles: PeopleView['roles']): ReadonlyMap<string, { titles: Texts; level: string }> {
  const named = new Map<string, { titles: Texts; level: string }>()
  for (const { role, titles, level } of roles)
    named.set(role, { titles: { ...named.get(role)?.titles, ...titles }, level })
  return named
}

/** What a form is called; its id where it is not on offer any more. */
export function titleOfForm(roles: PeopleView['roles'], id: string): string {
  return roles.find(({ form }) => form === id)?.formTitle ?? id
}

/** A role of the forms, and the region in which somebody has it. */
export function RoleChoice({ roles, value, onChange }: RoleChoiceProps) {
  const say = useSay()
  const { language } = usePreferences()
  const names = rolesByName(roles)
  const forms = new Map(roles.map(({ form, formTitle }) => [form, formTitle]))
  const level = names.get(value.role)?.level
  // cities that recommend by themselves act as provinces
  const units = roles
    .filter(({ role, form }) => role === value.role && (value.form === '*' || value.form === form))
    .flatMap((one) => one.units)
  return (
    <>
      <TextField
        select
        label={say('role')}
        value={value.role}
        onChange={(event) => onChange({ ...value, role: event.target.value, region: '' })}
        required
      >
        {[...names].map(([role, { titles }]) => (
          <MenuItem key={role} value={role}>
            {inLanguage(titles, language)}
          </MenuItem>
        ))}
      </TextField>
      {(level === 'county' || level === 'city' || level === 'province') && (
        <RegionChoice
          levels={[level]}
          codes={level === 'province' ? units : NONE}
          required
          value={value.region}
          onChange={(region) => onChange({ ...value, region })}
        />
      )}
      <TextField
        select
        label={say('form')}
        value={value.form}
        onChange={(event) => onChange({ ...value, form: event.target.value })}
      >
        <MenuItem value="*">{say('all')}</MenuItem>
        {[...forms].map(([form, title]) => (
          <MenuItem key={form} value={form}>
            {title}
          </MenuItem>
        ))}
      </TextField>
    </>
  )
}

const NONE: readonly string[] = []

interface RegionChoiceProps {
  readonly levels: readonly RegionLevel[]
  /** More places, of whatever level. */
  readonly codes?: readonly string[]
  readonly value: string
  readonly onChange: (code: string) => void
  readonly required?: boolean
  readonly size?: 'small' | 'medium'
}

/** A region by its name. */
export function RegionChoice({
  levels,
  codes = NONE,
  value,
  onChange,
  required = false,
  size = 'medium',
}: RegionChoiceProps) {
  const say = useSay()
  const [regions, setRegions] = useState<readonly RegionEntry[]>([])
  const named = levels.join(' ')
  const more = codes.join(' ')
  useEffect(() => {
    void loadRegions().then((lists) =>
      setRegions(
        named
          .split(' ')
          .flatMap((one) => regionsOf(lists, one as RegionLevel).map(({ code }) => code))
          .concat(more.split(' ').filter((code) => code !== ''))
          .map((code) => ({ code, name: nameOfRegionIn(lists, code) })),
      ),
    )
  }, [named, more])
  return (
    <Autocomplete
      options={regions}
      value={regions.find(({ code }) => code === value) ?? null}
      onChange={(_, entry) => onChange(entry?.code ?? '')}
      getOptionLabel={({ code, name }) => `${name} ${code}`}
      isOptionEqualToValue={(one, other) => one.code === other.code}
      renderInput={(given) => <TextField {...given} label={say('region')} required={required} size={size} />}
    />
  )
}
