import type { Problem } from '@formwright/definition'
import { paramsOfRule } from '@formwright/rules'
import { editionSource, fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'
import { namedOnScreens } from './shown-elements.ts'

/** Every parameter is used by a rule or a screen element. */
export const params: LintCheck = (context) => {
  const source = editionSource(context, 'edition.json')!
  const used = new Set([
    ...context.bundle.rules.flatMap((rule) => [...paramsOfRule(rule)]),
    ...namedOnScreens(context).flatMap(({ means, name }) => (means === 'param' ? [name] : [])),
  ])
  return Object.keys(context.bundle.edition.params).flatMap((name): Problem[] =>
    used.has(name) ? [] : [fileProblem(source, `/params/${name}`, 'unused-param', { name })],
  )
}
