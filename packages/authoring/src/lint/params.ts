import type { Problem } from '@formwright/definition'
import { editionSource, fileProblem } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'
import { textsOf } from './rules.ts'

/** Every parameter is used by a rule or a screen element, and its unit is one. */
export const params: LintCheck = (context) => {
  const source = editionSource(context, 'edition.json')!
  const used = usedNames(context)
  return Object.keys(context.bundle.edition.params).flatMap((name): Problem[] =>
    used.has(name) ? [] : [fileProblem(source, `/params/${name}`, 'unused-param', { name })],
  )
}

function usedNames({ bundle }: LintContext): Set<string> {
  const texts = bundle.rules.flatMap((rule) => textsOf(rule).map(([, text]) => text))
  const inRules = texts.flatMap((text) => [...text.matchAll(/\bparams\.(\w+)/g)].map((match) => match[1]!))
  const onScreen = [...JSON.stringify(bundle.ui).matchAll(/"budget":"(\w+)"/g)].map((match) => match[1]!)
  return new Set([...inRules, ...onScreen])
}
