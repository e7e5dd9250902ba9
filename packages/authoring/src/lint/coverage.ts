import { cutList } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { coverageOf } from '../cases/coverage.ts'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'
import { fixesEnough } from './fixes-enough.ts'
import { idleCases } from './idle-cases.ts'
import { samples } from './samples.ts'

/** Maximum number of rules that are named; the rest is counted. */
const SHOWN = 12

/**
 * The samples must be answers of this form; then each rule needs a passing and a failing case, and each case
 * must test something.
 */
export const samplesAndCoverage: LintCheck = (context) => {
  const mistakes = [...samples(context), ...fixesEnough(context)]
  return mistakes.length > 0 ? mistakes : [...uncovered(context), ...idleCases(context)]
}

/** One problem for all rules, as one command drafts all missing cases. */
function uncovered(context: LintContext): Problem[] {
  const { passed, broken } = coverageOf(context.loaded, context.form())
  const lacking = context.bundle.rules.filter(
    ({ id, check }) => check !== undefined && !(passed.has(id) && broken.has(id)),
  )
  const [first] = lacking
  if (!first) return []
  const named = lacking.map(({ id }) => `${id}${passed.has(id) ? '' : ' ✔'}${broken.has(id) ? '' : ' ✖'}`)
  const rules = cutList(named, SHOWN)
  const source = partSource(context, first.part, 'rules')
  return [fileProblem(source, `/rules/${first.index}/id`, 'case-missing', { count: lacking.length, rules })]
}
