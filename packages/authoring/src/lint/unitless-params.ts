import type { Expr } from '@formwright/rules'
import { isPlain, unitsAgree, UnitTable } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { editionSource, fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** What is counted one by one, people and pieces. */
const COUNT = new UnitTable().parse('items')!

const COMPARED = new Set(['<', '<=', '>', '>=', '==', '!='])

/**
 * A number of the edition that has no unit goes with any: compared with an amount in 万元 it is taken for
 * 万元, whatever was meant. Counts need no unit to be understood.
 */
export const unitlessParams: LintCheck = (context) => {
  const source = editionSource(context, 'edition.json')!
  const found = new Map<string, Problem>()
  for (const { text, expr } of context.rules().typed)
    for (const { name, unit } of comparedIn(expr, text))
      if (!found.has(name))
        found.set(name, fileProblem(source, `/params/${name}`, 'param-unitless', { name, unit }))
  return [...found.values()]
}

function comparedIn(expr: Expr, text: string): { readonly name: string; readonly unit: string }[] {
  const { node, parts = [] } = expr
  const [left, right] = parts
  const own =
    left && right && COMPARED.has(node.op)
      ? [
          [left, right],
          [right, left],
        ].flatMap(([param, other]) => nameAndUnit(param!, other!, text))
      : []
  return [...own, ...parts.flatMap((part) => comparedIn(part, text))]
}

function nameAndUnit(param: Expr, other: Expr, text: string) {
  const [, name] = /^params\.(\w+)$/.exec(text.slice(param.node.start, param.node.end).trim()) ?? []
  if (name === undefined || param.type.kind !== 'number' || param.type.unit !== undefined) return []
  const unit = other.type.kind === 'number' ? other.type.unit : undefined
  return !unit || isPlain(unit) || unitsAgree(unit, COUNT) ? [] : [{ name, unit: unit.name }]
}
