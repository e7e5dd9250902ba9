import { conversion } from './conversion.ts'
import { meantComparison } from './meant-comparison.ts'
import { ofLastYears } from './of-last-years.ts'
import type { Advice } from './scope.ts'
import { describeSyntax } from './syntax.ts'
import { suggestReplacement, membership } from './unknown-function.ts'

/** Suggests replacements; not needed when filling in forms. */
export const advice: Advice = {
  describe: describeSyntax,
  conversion,
  comparison: meantComparison,
  lastYears: ofLastYears,
  instead: suggestReplacement,
  membership,
}
