import { useEffect, useState } from 'react'
import Autocomplete from '@mui/material/Autocomplete'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { EVERYWHERE, inLanguage, regionLevelsOf, SYSTEM } from '@formwright/definition'
import type { Texts } from '@formwright/definition'
import { nameOfRegionIn, regionsOfLevel } from '@formwright/fields/regions'
import type { RegionEntry } from '@formwright/fields/regions'
import { useQueryClient } from '@tanstack/react-query'
import type { PeopleView } from '@formwright/api'
import { usePreferences } from '../preferences/preferences.ts'
import { registerOf } from '../parts/registers.ts'
import { useAdminSay } from './say.ts'
import type { ChosenRole } from './grants-of.ts'

interface RoleChoiceProps {
  readonly roles: PeopleView['roles']
  readonly value: ChosenRole
  readonly onChange: (role: ChosenRole) => void
}

/**
 * Roles with the same name in several forms are combined: with their title if the forms agree, else with what
 * holders do in all of them.
 */
export function rolesByName(roles: PeopleView['roles']): ReadonlyMap<string, Texts> {
  const named = new Map<string, Texts>()
  for (const { role, own, titles, shared } of roles) {
    const key = keyOf(role, own)
    const before = named.get(key) ?? titles
    named.set(key, JSON.stringify(before) === JSON.stringify(titles) ? titles : shared)
  }
  return named
}

/** The key of a role, distinguishing enterprises from offices. */
function keyOf(role: string, own = false): string {
  return own ? `${role} own` : role
}

/** The title of a form; its id if it is no longer on offer. */
export function titleOfForm(roles: PeopleView['roles'], id: string): string {
  return roles.find(({ form }) => form === id)?.formTitle ?? id
}

/** The initial value. */
export const NO_ROLE: ChosenRole = { role: '', region: '', form: '*' }

/** Selects a role and its region. */
export function RoleChoice({ roles, value, onChange }: RoleChoiceProps) {
  const say = useAdminSay()
  const { language } = usePreferences()
  const names = rolesByName(roles.filter(({ form }) => value.form === '*' || form === value.form))
  const forms = new Map(roles.map(({ form, formTitle }) => [form, formTitle]))
  // deselect a role that the selected form does not have
  const isChosen = (one: PeopleView['roles'][number]) =>
    one.role === value.role && one.own === (value.own ?? false)
  const roleIn = (form: string) =>
    roles.some((one) => isChosen(one) && (form === '*' || one.form === form)) ? value.role : ''
  const regions = roles.filter(
    (one) =>
      isChosen(one) &&
      (value.form === '*' || value.form === one.form) &&
      one.level !== EVERYWHERE &&
      one.level !== SYSTEM,
  )
  return (
    <>
      <TextField
        select
        label={say('role')}
        value={value.role === '' ? '' : keyOf(value.role, value.own)}
        onChange={({ target: { value: key } }) => {
          const { role, own } = roles.find((one) => keyOf(one.role, one.own) === key)!
          onChange({ ...value, role, own, region: '' })
        }}
        required
      >
        {[...names].map(([key, titles]) => (
          <MenuItem key={key} value={key}>
            {inLanguage(titles, language)}
          </MenuItem>
        ))}
      </TextField>
      {regions.length > 0 && (
        <RegionChoice
          regions={regions}
          required
          value={value.region}
          onChange={(region) => onChange({ ...value, region })}
        />
      )}
      <TextField
        select
        label={say('form')}
        value={value.form}
        onChange={({ target: { value: form } }) =>
          onChange({ ...value, form, region: '', role: roleIn(form) })
        }
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

/** Selectable regions of a form: of one level or all, plus units that recommend by themselves. */
interface RegionsOfForm {
  readonly form: string
  readonly level?: string
  readonly units?: readonly string[]
}

interface RegionChoiceProps {
  readonly regions: readonly RegionsOfForm[]
  readonly value: string
  readonly onChange: (code: string) => void
  readonly required?: boolean
  readonly size?: 'small' | 'medium'
}

/** Selects a region by name. */
export function RegionChoice({
  regions: regionsOfForms,
  value,
  onChange,
  required = false,
  size = 'medium',
}: RegionChoiceProps) {
  const say = useAdminSay()
  const [regions, setRegions] = useState<readonly RegionEntry[]>([])
  const queries = useQueryClient()
  const query = JSON.stringify(regionsOfForms.map(({ form, level, units }) => ({ form, level, units })))
  useEffect(() => {
    let current = true
    const all = (JSON.parse(query) as RegionsOfForm[]).map(async ({ form, level, units = NONE }) => {
      const register = await registerOf(queries, form)
      const levels = level === undefined ? regionLevelsOf(register) : [level]
      const codes = levels.flatMap((one) => regionsOfLevel(register, one).map(({ code }) => code))
      return [...codes, ...units].map((code) => ({ code, name: nameOfRegionIn(register, code) }))
    })
    void Promise.all(all).then((found) => {
      const once = new Map(found.flat().map((entry) => [entry.code, entry]))
      if (current) setRegions([...once.values()])
    })
    return () => {
      current = false
    }
  }, [query, queries])
  return (
    <Autocomplete
      openText={say('choice-open')}
      closeText={say('close')}
      clearText={say('choice-clear')}
      noOptionsText={say('choice-none')}
      options={regions}
      value={regions.find(({ code }) => code === value) ?? null}
      onChange={(_, entry) => onChange(entry?.code ?? '')}
      getOptionLabel={({ code, name }) => `${name} ${code}`}
      isOptionEqualToValue={(one, other) => one.code === other.code}
      renderInput={(given) => <TextField {...given} label={say('region')} required={required} size={size} />}
    />
  )
}
