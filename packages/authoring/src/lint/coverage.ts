import { cutList } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { coverageOf } from '../cases/coverage.ts'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'
import { fixesEnough } from './fixes-enough.ts'
import { idleCases } from './idle-cases.ts'
import { samples } from './samples.ts'

/** So many rules are named; the rest is counted. */
const SHOWN = 12

/**
 * The samples are of this form, and where they are each rule has a case that passes it and one that breaks
 * it, and each case shows something.
 */
export const samplesAndCoverage: LintCheck = (context) => {
  const mistakes = [...samples(context), ...fixesEnough(context)]
  return mistakes.length > 0 ? mistakes : [...uncovered(context), ...idleCases(context)]
}

/** Told once, as one command drafts what is missing. */
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
