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
 * Everything that differs between two editions, or two versions of one, each in a line that says what it
 * means for answers. Years that moved with the edition are one line and not one for each text that names
 * them. No difference, no line.
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
  // such as an empty list where there was none: the digest is another one, and nobody should wonder why
  if (comparison.changes.length === 0 && before.digest !== after.digest)
    comparison.add('written-otherwise', '')
  return distinct(comparison.changes)
}

/** One line where the same is said of each year. */
function distinct(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()]
}
