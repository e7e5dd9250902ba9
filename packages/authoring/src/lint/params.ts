import type { Problem } from '@formwright/definition'
import { editionSource, fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'
import { usedParams } from './used-params.ts'

/** Every parameter must be used by a rule or UI schema element. */
export const params: LintCheck = (context) => {
  const source = editionSource(context, 'edition.json')!
  const used = usedParams(context)
  return Object.keys(context.bundle.edition.params).flatMap((name): Problem[] =>
    used.has(name) ? [] : [fileProblem(source, `/params/${name}`, 'unused-param', { name })],
  )
}
