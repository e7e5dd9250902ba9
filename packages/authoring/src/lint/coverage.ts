import type { Texts } from '@formwright/definition'
import { coverageOf } from '../cases/coverage.ts'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck } from './context.ts'

const PASSES: Texts = { zh: '通过', en: 'passes it' }
const BREAKS: Texts = { zh: '违反', en: 'breaks it' }

/** Each rule has a case that passes it and one that breaks it. */
export const coverage: LintCheck = (context) => {
  const { passed, broken } = coverageOf(context.loaded, context.form())
  return context.bundle.rules.flatMap((rule) => {
    if (rule.check === undefined) return []
    const at = [partSource(context, rule.part, 'rules'), `/rules/${rule.index}/id`] as const
    const without = (kind: Texts) => fileProblem(...at, 'case-missing', { id: rule.id, kind })
    return [
      ...(passed.has(rule.id) ? [] : [without(PASSES)]),
      ...(broken.has(rule.id) ? [] : [without(BREAKS)]),
    ]
  })
}
