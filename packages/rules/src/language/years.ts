import { yearKey, yearOf, yearOfKey, YEAR_ALIASES } from '@formwright/definition'
import type { FormNode, YearAlias } from '@formwright/definition'
import { namedMembers } from './members.ts'

/** `first`, `previous` and `last` of an annual value are its years by position. */
export function aliasKey(node: FormNode, key: string): string {
  if (!(YEAR_ALIASES as readonly string[]).includes(key)) return key
  const years = namedMembers(node).flatMap((member) => yearOfKey(member.key) ?? [])
  const year = yearOf(years, key as YearAlias)
  return year === undefined ? key : yearKey(year)
}
