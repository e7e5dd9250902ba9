import type { ASTNode } from '@marcbachmann/cel-js'
import { isPlain, PERCENT, sameDimensions, unitsAgree, withoutShare } from '@formwright/definition'
import type { Unit } from '@formwright/definition'
import { unitOf } from './arithmetic.ts'
import type { Expr } from './expr.ts'
import { textOf } from './scope.ts'
import type { Scope } from './scope.ts'

/**
 * A suggestion that converts the right side to the unit of the left one. If a side is already a conversion,
 * its unit is changed instead.
 */
export function conversion(left: Expr, right: Expr, operator: string, scope: Scope): string {
  const [a, b] = [unitOf(left), unitOf(right)]
  if (!a || !b) return ''
  // a quotient of compatible amounts beside a percentage
  if (isPlain(a) && isPercent(b)) return `${timesHundred(left.node)} ${operator} ${textOf(right.node)}`
  if (isPercent(a) && isPlain(b)) return `${textOf(left.node)} ${operator} ${timesHundred(right.node)}`
  if (isHundredfold(a, b)) return beside(overHundred(left), operator, once(right))
  if (isHundredfold(b, a)) return beside(once(left), operator, overHundred(right))
  if (!sameDimensions(a, b)) return ''
  if (b.name && convertedIn(left.node) && !convertedIn(right.node))
    return `${inUnit(left.node, b, scope)} ${operator} ${textOf(right.node)}`
  return a.name ? `${textOf(left.node)} ${operator} ${inUnit(right.node, a, scope)}` : ''
}

function beside(left: string | undefined, operator: string, right: string | undefined): string {
  return left === undefined || right === undefined ? '' : `${left} ${operator} ${right}`
}

/** Removes a division or multiplication by 100 that is applied twice. */
function once({ node, parts = [] }: Expr): string | undefined {
  const other = node.op === '*' ? parts.find((_, index) => parts[1 - index]?.constant === 100) : undefined
  if (other) return inBrackets(other.node)
  return parts.some(isWithHundred) ? undefined : textOf(node)
}

function isWithHundred({ constant, parts = [] }: Expr): boolean {
  return constant === 100 || parts.some(isWithHundred)
}

function isPercent(unit: Unit): boolean {
  return unitsAgree(unit, PERCENT)
}

function timesHundred(node: ASTNode): string {
  return `${inBrackets(node)} * 100`
}

/** A sum or difference in brackets. */
function inBrackets(node: ASTNode): string {
  return node.op === '+' || node.op === '-' ? `(${textOf(node)})` : textOf(node)
}

/** Whether one unit is the other times %, as for an amount times a share. */
function isHundredfold(unit: Unit, other: Unit): boolean {
  const without = withoutShare(unit, 100)
  return without !== undefined && unitsAgree(without, other)
}

/** Divides an amount times a share by 100; in `1 + share` only the share. */
function overHundred({ node, parts = [] }: Expr): string {
  const text = textOf(node)
  if (node.op === '+' || node.op === '-') return `${inBrackets(node)} / 100`
  const whole = parts.find((part) => part.node.op === '+' || part.node.op === '-')
  const share = whole?.parts?.find((part) => unitOf(part))
  const isOfWhole = whole?.parts?.some((part) => part.constant === 1) && share
  if (!isOfWhole) return `${text} / 100`
  const { start, end } = share.node
  return text.slice(0, start - node.start) + `${textOf(share.node)} / 100` + text.slice(end - node.start)
}

/** The value and unit of `convert(value, unit)`. */
function convertedIn({ op, args }: ASTNode): ASTNode | undefined {
  if (op !== 'call') return undefined
  const [name, [value]] = args as [string, readonly ASTNode[]]
  return name === 'convert' ? value : undefined
}

/** An expression converted to a unit, unless it has it already. */
function inUnit(node: ASTNode, unit: Unit, scope: Scope): string {
  let inner = node
  for (let next = convertedIn(node); next; next = convertedIn(next)) inner = next
  const own = unitOf(scope.elaborate(inner, { ...scope, report: () => undefined }))
  return own && unitsAgree(own, unit) ? textOf(inner) : `convert(${textOf(inner)}, '${unit.name}')`
}
