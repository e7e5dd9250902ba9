import type { ASTNode } from '@marcbachmann/cel-js'
import type { ProblemParams } from '@formwright/definition'
import { closest, isCalendarDay, productLanguages, typoOf, unitsAgree, yesNo } from '@formwright/definition'
import { unitOf } from './arithmetic.ts'
import { refuse, textOf } from './scope.ts'
import type { Scope } from './scope.ts'
import { compound, constantExpr } from './expr.ts'
import type { Expr } from './expr.ts'
import { BOOL, DATE, isAnnual, printType, shownUnit } from './types.ts'
import type { ChoiceType, Type } from './types.ts'
import { asNumber, newEnv } from './value.ts'
import type { Value } from './value.ts'

type Operator = '==' | '!=' | '<' | '<=' | '>' | '>='

const ORDER: Record<string, (a: number | string, b: number | string) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

/** Comparisons of like with like; 无 counts as 0 against a number. */
export function elaborateComparison(
  node: ASTNode,
  operator: Operator,
  operands: readonly [ASTNode, ASTNode],
  scope: Scope,
): Expr {
  const empty = operands.find(isEmptyLiteral)
  if (empty) return emptyComparison(node, operator, operands, empty, scope)
  const left = asDate(scope.elaborate(operands[0], scope), operands[1], scope)
  const right = asDate(scope.elaborate(operands[1], scope), operands[0], scope, left)
  if (left.type.kind === 'any' || right.type.kind === 'any') return constantExpr(node, BOOL, undefined)
  const problem = mismatch(node, operator, left, right, scope)
  if (problem) return problem
  const run =
    operator === '==' || operator === '!=' ? equality(operator, left, right) : ordering(operator, left, right)
  const known = left.constant !== undefined && right.constant !== undefined
  const expr = compound(node, BOOL, [left, right], run)
  return known ? { ...expr, constant: run(newEnv()) } : expr
}

/** `null` and `''`: a place that is not filled is never equal to them, it is pending. */
function isEmptyLiteral({ op, args }: ASTNode): boolean {
  return op === 'value' && (args === null || args === '')
}

function emptyComparison(
  node: ASTNode,
  operator: Operator,
  operands: readonly [ASTNode, ASTNode],
  empty: ASTNode,
  scope: Scope,
): Expr {
  const other = textOf(operands[0] === empty ? operands[1] : operands[0])
  const suggestion = operator === '!=' ? `has(${other})` : `!has(${other})`
  return refuse(node, scope, 'rule-empty-comparison', { found: textOf(node), suggestion })
}

/** `'code' in group`, `x in params.list`. */
export function elaborateIn(node: ASTNode, operands: readonly [ASTNode, ASTNode], scope: Scope): Expr {
  const item = scope.elaborate(operands[0], scope)
  const list = scope.elaborate(operands[1], scope)
  if (item.type.kind === 'any' || list.type.kind === 'any') return constantExpr(node, BOOL, undefined)
  if (list.type.kind !== 'list')
    return refuse(node, scope, 'rule-in', {
      found: textOf(list.node),
      suggestion: `${textOf(item.node)} in [${textOf(list.node)}]`,
    })
  const of = list.type.of
  if (item.type.kind === 'choice' && Array.isArray(list.constant)) {
    for (const [index, value] of list.constant.entries())
      checkOption(value, item.type, list.parts?.[index]?.node ?? list.node, scope)
  } else if (of.kind === 'choice') {
    if (item.constant !== undefined) checkOption(item.constant, of, item.node, scope)
  } else if (!compatible(item.type, of)) {
    return refuse(node, scope, 'type-mismatch', {
      left: printType(item.type),
      right: printType(list.type),
      operator: 'in',
    })
  }
  return compound(node, BOOL, [item, list], (env) => {
    const value = item.run(env)
    const values = list.run(env)
    return value === undefined || values === undefined
      ? undefined
      : (values as readonly unknown[]).includes(value)
  })
}

/** What a comparison of two kinds of values was most likely to be; empty where nobody can say. */
function meantComparison(operator: Operator, left: Expr, right: Expr): string {
  const both = (one: string, other: string) => `${one} ${operator} ${other}`
  const days = [left, right].map(asDay)
  if (days[0] !== undefined && days[1] !== undefined) return both(days[0], days[1])
  const meantRight = asMeant(right, left)
  if (meantRight !== undefined) return both(textOf(left.node), meantRight)
  const meantLeft = asMeant(left, right)
  if (meantLeft !== undefined) return both(meantLeft, textOf(right.node))
  const [list, other] = left.type.kind === 'list' ? [left, right] : [right, left]
  if (list.type.kind !== 'list') return ''
  const size = `size(${textOf(list.node)})`
  if (other.type.kind === 'number')
    return list === left ? both(size, textOf(other.node)) : both(textOf(other.node), size)
  if (operator !== '==' && operator !== '!=') return ''
  const isIn = `${textOf(other.node)} in ${textOf(list.node)}`
  return operator === '==' ? isIn : `!(${isIn})`
}

/** What is a day, and what is a month as its first day: months compare as that, with days and each other. */
function asDay({ type, path, node }: Expr): string | undefined {
  if (type.kind === 'date') return textOf(node)
  return path?.node.schema.format === 'year-month' ? `date(${textOf(node)})` : undefined
}

/** One side of a comparison as the other asks for it, where it is a constant of another kind. */
function asMeant({ type, constant, node }: Expr, { type: other }: Expr): string | undefined {
  if (type.kind === 'text' && typeof constant === 'string') {
    if (other.kind === 'number') return /^-?\d+(?:\.\d+)?$/.test(constant) ? constant : undefined
    if (other.kind === 'bool') return boolMeant(constant)
    const written = dayMeant(constant)
    return other.kind === 'date' && written !== undefined ? `'${written}'` : undefined
  }
  if (type.kind === 'bool' && typeof constant === 'boolean' && other.kind === 'choice') {
    const option = optionFor(constant, other)
    return option === undefined ? undefined : `'${option}'`
  }
  if (isAnnual(type) && other.kind === 'number') return `${textOf(node)}.last`
  return type.kind === 'date' && other.kind === 'number' ? `yearOf(${textOf(node)})` : undefined
}

/** The code of the option of two that is yes, or no, as one of them says in a language of the product. */
function optionFor(wanted: boolean, { options }: ChoiceType): string | undefined {
  if (options.length !== 2) return undefined
  const saying = (value: boolean) => {
    const words = new Set(productLanguages().map(({ tag }) => yesNo(value, tag).toLowerCase()))
    return options.find(({ const: code, title }) =>
      [code, title].some((text) => words.has(text.toLowerCase())),
    )
  }
  const opposite = saying(!wanted)
  const own = saying(wanted) ?? (opposite && options.find((option) => option !== opposite))
  return own?.const
}

/** Yes and no as people write them where a field has but true and false. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  true: ['yes', 'y', 'true', 'oui', 'ja', 'si', 'sí', 'sim'],
  false: ['no', 'n', 'false', 'non', 'nein', 'nee', 'não'],
}

/** `true` or `false` for a text that says so in words. */
export function boolMeant(text: string): string | undefined {
  return Object.keys(WRITTEN).find((word) => {
    const own = productLanguages().map(({ tag }) => yesNo(word === 'true', tag).toLowerCase())
    return [...WRITTEN[word]!, ...own].includes(text.trim().toLowerCase())
  })
}

/** A day as people write it: the year first, or last. */
const DAY = /^\s*(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D?\s*$/
const YEAR_LAST = /^\s*(\d{1,2})([./-])(\d{1,2})\2(\d{4})\s*$/

/** The day that a text is; none where it may be one of two: 03/04/2025. */
function dayMeant(text: string): string | undefined {
  const [, year, month = '', day = ''] = DAY.exec(text) ?? []
  const [, first = '', sign, second = '', last] = YEAR_LAST.exec(text) ?? []
  const dayOf = (...[y, m, d]: (string | undefined)[]) =>
    `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  // with points between, the day comes first everywhere
  const orders =
    sign === '.'
      ? [[last, second, first]]
      : [
          [last, second, first],
          [last, first, second],
        ]
  const days = [year === undefined ? orders : [[year, month, day]]].flat().map((one) => dayOf(...one))
  const [only, another] = [...new Set(days.filter(isCalendarDay))]
  return another === undefined ? only : undefined
}

/** A text literal beside a date is a date. */
function asDate(expr: Expr, other: ASTNode, scope: Scope, known?: Expr): Expr {
  if (
    expr.type.kind !== 'text' ||
    typeof expr.constant !== 'string' ||
    !/^\d{4}-\d{2}-\d{2}$/.test(expr.constant)
  )
    return expr
  const beside = known ?? scope.elaborate(other, { ...scope, report: () => {} })
  if (beside.type.kind !== 'date') return expr
  return isCalendarDay(expr.constant)
    ? constantExpr(expr.node, DATE, expr.constant)
    : refuse(expr.node, scope, 'date-impossible', { value: expr.constant })
}

/** `1 < a < 5`: each comparison stands alone, and `&&` joins them. */
function chained(node: ASTNode, operator: Operator, left: Expr, right: Expr, scope: Scope): Expr {
  const [, middle] = left.node.args as readonly [ASTNode, ASTNode]
  const suggestion = `${textOf(left.node)} && ${textOf(middle)} ${operator} ${textOf(right.node)}`
  return refuse(node, scope, 'rule-chained', { found: textOf(node), suggestion })
}

function mismatch(
  node: ASTNode,
  operator: Operator,
  left: Expr,
  right: Expr,
  scope: Scope,
): Expr | undefined {
  const params = {
    left: printType(left.type),
    right: printType(right.type),
    operator,
    suggestion: meantComparison(operator, left, right),
  }
  const equal = operator === '==' || operator === '!='
  if (left.type.kind === 'bool' && right.type.kind !== 'bool' && left.node.op in ORDER)
    return chained(node, operator, left, right, scope)
  if (left.type.kind === 'choice' || right.type.kind === 'choice')
    return choiceMismatch(node, equal, left, right, params, scope)
  if (!compatible(left.type, right.type)) return refuse(node, scope, 'type-mismatch', params)
  if (!equal && left.type.kind !== 'number' && left.type.kind !== 'date')
    return refuse(node, scope, 'type-mismatch', params)
  if (equal && (isDerived(left.type) || isDerived(right.type)))
    return refuse(node, scope, 'exact-ratio', { operator })
  const a = unitOf(left)
  const b = unitOf(right)
  if (a && b && !unitsAgree(a, b)) {
    return refuse(node, scope, 'unit-mismatch', {
      left: shownUnit(a),
      right: shownUnit(b),
      operator,
      written: textOf(node),
      suggestion: scope.advice?.conversion(left, right, operator, scope) ?? '',
    })
  }
  return undefined
}

function choiceMismatch(
  node: ASTNode,
  equal: boolean,
  left: Expr,
  right: Expr,
  params: ProblemParams,
  scope: Scope,
): Expr | undefined {
  const choice = (left.type.kind === 'choice' ? left : right).type as ChoiceType
  const other = left.type.kind === 'choice' ? right : left
  if (!equal || (other.type.kind !== 'choice' && other.type.kind !== 'text'))
    return refuse(node, scope, 'type-mismatch', params)
  if (other.constant !== undefined && !checkOption(other.constant, choice, other.node, scope))
    return constantExpr(node, BOOL, undefined)
  return undefined
}

/** A comparison with an option that does not exist can never hold. */
export function checkOption(value: Value, choice: ChoiceType, node: ASTNode, scope: Scope): boolean {
  const codes = choice.options.map((option) => option.const)
  if (codes.includes(String(value))) return true
  const titles = choice.options.map((option) => option.title)
  const title = titles.includes(String(value)) ? value : typoOf(String(value), titles)
  const byTitle = choice.options.find((option) => option.title === title)?.const
  const suggestion = byTitle ?? closest(String(value), codes)
  const meant = byTitle ?? typoOf(String(value), codes)
  const fix = meant && typeof node.args === 'string' ? `'${meant}'` : undefined
  refuse(
    node,
    scope,
    'unknown-option',
    { option: String(value), field: choice.field, suggestion, known: codes },
    fix,
  )
  return false
}

function isDerived(type: Type): boolean {
  return type.kind === 'number' && type.derived === true
}

export function compatible(a: Type, b: Type): boolean {
  if (a.kind === 'any' || b.kind === 'any') return true
  if (a.kind === 'choice') return b.kind === 'choice' || b.kind === 'text'
  if (b.kind === 'choice') return a.kind === 'text'
  return a.kind === b.kind
}

/** Lists are equal when their elements are, in order. */
function same(a: Value, b: Value): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b
  return a.length === b.length && a.every((item, index) => same(item as Value, b[index] as Value))
}

function equality(operator: '==' | '!=', { type, run: left }: Expr, { run: right }: Expr): Expr['run'] {
  const numeric = type.kind === 'number'
  const wanted = operator === '=='
  return (env) => {
    const a = numeric ? asNumber(left(env)) : left(env)
    if (a === undefined) return undefined
    const b = numeric ? asNumber(right(env)) : right(env)
    return b === undefined ? undefined : same(a, b) === wanted
  }
}

function ordering(operator: Operator, { type, run: left }: Expr, { run: right }: Expr): Expr['run'] {
  const compare = ORDER[operator]!
  if (type.kind === 'date') {
    return (env) => {
      const a = left(env)
      const b = right(env)
      return typeof a === 'string' && typeof b === 'string' ? compare(a, b) : undefined
    }
  }
  return (env) => {
    const a = asNumber(left(env))
    if (a === undefined) return undefined
    const b = asNumber(right(env))
    return b === undefined ? undefined : compare(a, b)
  }
}
