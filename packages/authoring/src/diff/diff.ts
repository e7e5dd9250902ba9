import type { FormBundle } from '@formwright/definition'
import type { Change } from './change.ts'
import { Comparison } from './comparison.ts'
import { compareEdition } from './edition.ts'
import { compareFields } from './fields.ts'
import { compareForm } from './form.ts'
import { compareRuleNames, compareRules } from './rules.ts'
import { compareTexts } from './texts.ts'
import { comparePapers, compareScreens } from './views.ts'

/**
 * All differences between two editions, or two versions of one, each with its effect on answers. Years that
 * moved with the edition are reported once, not for each text that contains them. Empty if there is no
 * difference.
 */
export function diff(before: FormBundle, after: FormBundle): Change[] {
  if (before.digest === after.digest && JSON.stringify(before.parts) === JSON.stringify(after.parts))
    return []
  const comparison = new Comparison(before, after)
  compareForm(comparison)
  compareEdition(comparison)
  compareFields(comparison)
  compareRules(comparison, { before: before.rules, after: after.rules })
  compareRuleNames(comparison)
  compareScreens(comparison)
  comparePapers(comparison)
  compareTexts(comparison)
  // for example an empty list that was absent before: explains why the digest differs
  if (comparison.changes.length === 0 && before.digest !== after.digest)
    comparison.add('written-otherwise', '')
  return distinct(comparison.changes)
}

/** Removes duplicates, such as a change reported for each year. */
function distinct(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()]
}
