import { yearKey, yearKeysOf, yearOf, yearOfKey, YEAR_ALIASES } from '@formwright/definition'
import type { FormNode, YearAlias } from '@formwright/definition'

/** The keys of `first`, `previous` and `last` of an annual value. */
export function aliasKey(node: FormNode, key: string): string {
  if (!(YEAR_ALIASES as readonly string[]).includes(key)) return key
  const years = yearKeysOf(node.schema).map((one) => yearOfKey(one)!)
  const year = yearOf(years, key as YearAlias)
  return year === undefined ? key : yearKey(year)
}
