import { below } from '@formwright/definition'
import type { Problem, RuleEntry, Unit } from '@formwright/definition'
import { fileProblem, partSource } from './context.ts'
import type { LintContext } from './context.ts'
import { textsShown } from './rule-said.ts'

/**
 * A value whose surrounding text changes its amount or currency: “{x} thousand” for millions, “£{x}” for
 * euros, “€{x}” for thousands of euros.
 * @param unitAt the unit of a path, if it has a known one
 */
export function otherAmount(
  context: LintContext,
  rule: RuleEntry,
  unitAt: (path: string) => (Pick<Unit, 'scale'> & { readonly written: string }) | undefined,
): Problem[] {
  return textsShown(rule).flatMap(({ text = '', keys }) =>
    [...text.matchAll(VALUE)].flatMap(([, sign = '', path = '', behind = '']): Problem[] => {
      const unit = unitAt(path)
      const [own, rest = ''] = unit ? [/\p{Sc}/u.exec(unit.written)?.[0], unit.written] : []
      if (!unit || own === undefined) return []
      const characters = rest.replace(own, '').trim()
      const [word = ''] = /^\s*\p{L}+/u.exec(behind) ?? []
      const factor = TIMES[word.trim().toLowerCase()]
      const name = `{${path}}`
      const suggestion = `${own}${name}${characters}`
      const at = below('/rules', rule.index, ...keys)
      const problems = (written: string) => [
        fileProblem(partSource(context, rule.part, 'rules'), at, 'message-unit', {
          name,
          unit: unit.written,
          written,
          suggestion,
        }),
      ]
      if (factor !== undefined && factor !== unit.scale) return problems(word.trim())
      if (sign !== '' && sign !== own) return problems(sign)
      const isShort =
        sign === own && characters !== '' && factor === undefined && !behind.startsWith(characters)
      return isShort ? problems(own) : []
    }),
  )
}

/** A placeholder with a preceding currency sign and the following text. */
const VALUE = /(\p{Sc}?)\s?\{\s*([\w.]+)\s*\}([^{}]{0,12})/gu

const TIMES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
}
