import type { Expr, TypedExpression } from '@formwright/rules'
import { isPlain, unitsAgree, UnitTable } from '@formwright/definition'
import { comparedParams } from './compared-params.ts'
import { editionSource, fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** The unit of counts, such as people and pieces. */
const COUNT = new UnitTable().parse('items')!

/**
 * A parameter without unit is compatible with any: compared with an amount in 万元 it is taken for 万元. Counts
 * need no unit.
 */
export const unitlessParams: LintCheck = (context) => {
  const source = editionSource(context, 'edition.json')!
  return [...unitsOfUnitless(context.rules().typed)].map(([name, unit]) =>
    fileProblem(source, `/params/${name}`, 'param-unitless', { name, unit }),
  )
}

/** Parameters without unit that rules compare with amounts: name → the unit that they are taken for. */
export function unitsOfUnitless(
  rules: readonly Pick<TypedExpression, 'text' | 'expr'>[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { text, expr } of rules)
    for (const { name, param, other } of comparedParams(expr, text)) {
      const unit = unitBeside(param, other)
      if (unit !== undefined && !found.has(name)) found.set(name, unit)
    }
  return found
}

function unitBeside(param: Expr, other: Expr): string | undefined {
  if (param.type.kind !== 'number' || param.type.unit !== undefined) return undefined
  const unit = other.type.kind === 'number' ? other.type.unit : undefined
  return !unit || isPlain(unit) || unitsAgree(unit, COUNT) ? undefined : unit.name
}
