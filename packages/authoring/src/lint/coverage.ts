import { coverageOf } from '../cases/coverage.ts'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck } from './context.ts'
import { samples } from './samples.ts'

/** So many rules are named; the rest is counted. */
const SHOWN = 12

/** Each rule has a case that passes it and one that breaks it. Told once, as one command drafts what is missing. */
export const coverage: LintCheck = (context) => {
  // a sample that is not of this form shows nothing of its rules
  if (samples(context).length > 0) return []
  const { passed, broken } = coverageOf(context.loaded, context.form())
  const lacking = context.bundle.rules.filter(
    ({ id, check }) => check !== undefined && !(passed.has(id) && broken.has(id)),
  )
  const [first] = lacking
  if (!first) return []
  const named = lacking
    .slice(0, SHOWN)
    .map(({ id }) => `${id}${passed.has(id) ? '' : ' ✔'}${broken.has(id) ? '' : ' ✖'}`)
  const rules = named.join('、') + (lacking.length > SHOWN ? '…' : '')
  const source = partSource(context, first.part, 'rules')
  return [fileProblem(source, `/rules/${first.index}/id`, 'case-missing', { count: lacking.length, rules })]
}
