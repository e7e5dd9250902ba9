import { coverageOf } from '../cases/coverage.ts'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck } from './context.ts'

/** Each rule has a case that passes it and one that breaks it. */
export const coverage: LintCheck = (context) => {
  const { passed, broken } = coverageOf(context.loaded, context.form())
  return context.bundle.rules.flatMap((rule) => {
    if (rule.check === undefined) return []
    const at = [partSource(context, rule.part, 'rules'), `/rules/${rule.index}/id`] as const
    const without = (kind: string, kindEn: string) =>
      fileProblem(...at, 'case-missing', { id: rule.id, kind, kindEn })
    return [
      ...(passed.has(rule.id) ? [] : [without('通过', 'passes it')]),
      ...(broken.has(rule.id) ? [] : [without('违反', 'breaks it')]),
    ]
  })
}
