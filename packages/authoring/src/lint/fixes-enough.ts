import type { Problem } from '@formwright/definition'
import { below } from '@formwright/definition'
import { answersAfter, answersOf, casesOf, NOWHERE } from '../cases/case-files.ts'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck } from './context.ts'

/** The fix of a rule must be sufficient: after applying it in each failing case, the rule passes. */
export const fixesEnough: LintCheck = (context) => {
  const { loaded, bundle } = context
  const fixing = bundle.rules.filter(({ fix, check }) => fix !== undefined && check !== undefined)
  if (fixing.length === 0) return []
  const form = context.form()
  const options = { region: NOWHERE, rules: new Set(fixing.map(({ id }) => id)) }
  const problems = new Map<string, Problem>()
  for (const testCase of casesOf(loaded)) {
    if (testCase.region !== NOWHERE) continue
    const answers = answersOf(testCase, form)
    for (const { code, check, pointer, fix = {} } of form.assess(answers, options).findings) {
      const rule = fixing.find(({ id }) => id === (check || code))
      if (!rule || problems.has(rule.id) || Object.keys(fix).length === 0) continue
      const after = answersAfter(answers, Object.entries(fix), form)
      const { findings } = form.assess(after, options)
      const isLeft = findings.some((left) => left.code === code && left.pointer === pointer)
      if (!isLeft) continue
      const source = partSource(context, rule.part, 'rules')
      const params = { id: rule.id, name: testCase.name }
      problems.set(rule.id, fileProblem(source, below('/rules', rule.index, 'fix'), 'fix-not-enough', params))
    }
  }
  return [...problems.values()]
}
