import type { Expr } from '@formwright/rules'
import { expressionsIn } from './expressions.ts'

/** A parameter of the edition, and what a rule compares it with. */
interface ComparedParam {
  readonly name: string
  readonly param: Expr
  readonly other: Expr
}

const COMPARED = new Set(['<', '<=', '>', '>=', '==', '!='])

/** The parameters that an expression compares with something, each alone on its side of the comparison. */
export function comparedParams(expr: Expr, text: string): ComparedParam[] {
  return expressionsIn(expr).flatMap(({ node, parts: [left, right] = [] }) => {
    if (!COMPARED.has(node.op) || !left || !right) return []
    return [
      { param: left, other: right },
      { param: right, other: left },
    ].flatMap(({ param, other }) => {
      const [, name] = /^params\.(\w+)$/.exec(text.slice(param.node.start, param.node.end).trim()) ?? []
      return name === undefined ? [] : [{ name, param, other }]
    })
  })
}
