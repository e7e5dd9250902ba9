import { TODAY } from './usual-functions.ts'
import type { ASTNode } from '@marcbachmann/cel-js'
import { mapTexts, unitsAgree } from '@formwright/definition'
import type { ProblemParam, Unit } from '@formwright/definition'
import { unitOf } from './arithmetic.ts'
import { refuse, textOf, writtenBetween } from './scope.ts'
import type { Scope } from './scope.ts'
import { compound, constantExpr, shapeOfList, union } from './expr.ts'
import type { Expr } from './expr.ts'
import { filledKeys } from './entries.ts'
import { numbersBelow } from './numbers-below.ts'
import { ANY, BOOL, DATE, numberOf, numberType, printType, REGION, shownUnit, TEXT } from './types.ts'
import type { Type } from './types.ts'
import type { Value } from './value.ts'
import type { FunctionDefinition, NoneRule, Param, ParamType } from './scope.ts'

/** A call of a function, as `f(a, b)` or `a.f(b)`. */
export function elaborateCall(node: ASTNode, name: string, args: readonly ASTNode[], scope: Scope): Expr {
  const definition = scope.functions.get(name)
  if (!definition) {
    if (TODAY.has(name.toLowerCase())) return refuse(node, scope, 'rule-today', { name })
    return refuse(node, scope, 'unknown-function', { name, ...scope.advice?.instead(name, args, scope) })
  }
  const expr = called(node, definition, args, scope)
  return definition.least === undefined ? expr : { ...expr, least: definition.least }
}

function called(node: ASTNode, definition: FunctionDefinition, args: readonly ASTNode[], scope: Scope): Expr {
  if (definition.elaborate)
    return definition.elaborate(node, args, scope) ?? wrong(node, definition, scope, '')
  const exprs = args.map((arg) => scope.elaborate(arg, scope))
  if (exprs.some((expr) => expr.type.kind === 'any'))
    return constantExpr(node, resultType(definition, undefined), undefined)
  const given = exprs.flatMap((expr, index) => flatten(expr, definition, index, scope))
  return wrongArguments(node, definition, exprs, given, scope) ?? apply(node, definition, given, scope)
}

function paramAt(definition: FunctionDefinition, index: number): Param | undefined {
  const last = definition.params.at(-1)
  return definition.params[index] ?? (last?.rest ? last : undefined)
}

/**
 * Expands annual values and groups for a repeating number parameter; for counting functions a map stands for
 * its entries.
 */
function flatten(expr: Expr, definition: FunctionDefinition, index: number, scope: Scope): Expr[] {
  const param = paramAt(definition, index)
  if (definition.countsOnly) return [filledKeys(expr) ?? expr]
  if (!param?.rest || param.type !== 'number' || expr.type.kind !== 'object') return [expr]
  const numbers = numbersBelow(expr, scope)
  return numbers.length > 0 ? numbers : [expr]
}

/** Whether a list is expanded for a repeating parameter. */
function isSpread({ type }: Expr, param: Param): boolean {
  return (
    param.rest &&
    param.type !== 'list' &&
    param.type !== 'any' &&
    type.kind === 'list' &&
    fits(type.of, param.type)
  )
}

/** A decimal comma that causes a surplus argument: `near(a, b, 0,5)`. */
function decimalComma(node: ASTNode): string | undefined {
  const [only, another] = textOf(node).match(/(?<![\w.])\d+,\d+(?![\w.])/g) ?? []
  return another === undefined ? only : undefined
}

function wrongArguments(
  node: ASTNode,
  definition: FunctionDefinition,
  exprs: readonly Expr[],
  given: readonly Expr[],
  scope: Scope,
): Expr | undefined {
  const least = definition.params.filter((param) => !param.optional && !param.rest).length
  const most = definition.params.at(-1)?.rest ? Number.POSITIVE_INFINITY : definition.params.length
  if (exprs.length < least || exprs.length > most) {
    // problems of the expected arguments are independent of surplus ones
    if (exprs.length > most) usable(node, definition, exprs.slice(0, most), scope)
    const comma = exprs.length === most + 1 ? decimalComma(node) : undefined
    if (comma !== undefined) {
      const params = { found: comma, suggestion: comma.replace(',', '.') }
      return refuse(node, scope, 'rule-decimal-comma', params)
    }
    return refuse(node, scope, 'wrong-argument-count', {
      function: definition.name,
      count: exprs.length,
      needed: exprs.length < least ? least : most,
      signature: definition.signature,
      example: definition.example,
    })
  }
  for (const [index, expr] of given.entries()) {
    const param = paramAt(definition, index)!
    const suggestion = definition.name === 'contains' ? scope.advice?.membership(exprs) : undefined
    if (suggestion !== undefined)
      return refuse(node, scope, 'rule-operator', { found: textOf(node), suggestion })
    const isNoDate = param.type === 'date' && isOtherFormat(expr)
    if (isNoDate || !(fits(expr.type, param.type) || isSpread(expr, param)))
      return wrong(
        expr.node,
        definition,
        scope,
        mapTexts(printType(expr.type), (found) => `${param.name}: ${found}`),
        isNoDate
          ? callOnDateIn(node, expr)
          : param.type === 'number'
            ? scope.advice?.lastYears(node, given)
            : undefined,
        textOf(expr.node),
      )
  }
  return undefined
}

function wrong(
  node: ASTNode,
  definition: FunctionDefinition,
  scope: Scope,
  detail: ProblemParam,
  suggestion = '',
  argument = '',
): Expr {
  return refuse(node, scope, 'wrong-arguments', {
    function: definition.name,
    detail,
    ...(argument === '' ? {} : { argument }),
    signature: definition.signature,
    suggestion,
    example: suggestion || definition.example,
  })
}

function fits(type: Type, wanted: ParamType): boolean {
  if (wanted === 'any' || type.kind === 'any') return true
  if (wanted === 'text') return type.kind === 'text' || type.kind === 'choice'
  if (wanted === 'date') return type.kind === 'date' || type.kind === 'text'
  return type.kind === wanted
}

/** A field of a format that holds no date alone: what is written there would never be read as one. */
function isOtherFormat({ type, path }: Expr): boolean {
  return type.kind === 'text' && path?.node.schema.format !== undefined
}

/** A call that takes the date out of a field of another format, where there is one in it. */
function callOnDateIn(call: ASTNode, { node, path }: Expr): string {
  const text = textOf(node)
  const dates: Readonly<Record<string, string>> = {
    'year-month': `date(${text})`,
    'date-time': `date(substring(${text}, 0, 10))`,
  }
  const date = dates[path?.node.schema.format ?? '']
  return date === undefined ? '' : textOf(call).replace(text, () => date)
}

function apply(node: ASTNode, definition: FunctionDefinition, args: readonly Expr[], scope: Scope): Expr {
  const unit = resultUnit(node, definition, args, scope)
  if (unit === 'mismatch') return constantExpr(node, ANY, undefined)
  const call = usable(node, definition, args, scope)
  if (typeof call !== 'function') return call
  const expr = compound(node, resultType(definition, unit, args), args, runner(definition, args, call))
  return definition.countsOnly ? { ...expr, reads: union(args.map(shapeOfList)) } : expr
}

/** Prepares the call, or reports constant arguments that cannot be used. */
function usable(
  node: ASTNode,
  definition: FunctionDefinition,
  args: readonly Expr[],
  scope: Scope,
): ((...values: Value[]) => Value) | Expr {
  const prepared = definition.prepare?.(args, scope) ?? definition.apply
  if (typeof prepared === 'function') return prepared as (...values: Value[]) => Value
  if (prepared?.code === undefined) return wrong(node, definition, scope, prepared?.problem ?? '')
  if ('params' in prepared) return refuse(node, scope, prepared.code, prepared.params)
  const { problem, code } = prepared
  const text = String(args.at(-1)?.constant ?? '')
  const params = { detail: problem, pattern: text, unit: text, value: text, suggestion: problem }
  return refuse(node, scope, code, params)
}

function resultUnit(
  node: ASTNode,
  definition: FunctionDefinition,
  args: readonly Expr[],
  scope: Scope,
): Unit | undefined | 'mismatch' {
  const rule = definition.units ?? 'drop'
  if (rule === 'drop') return undefined
  let problem: [Unit, Unit] | undefined
  const mismatch = (a: Unit, b: Unit) => void (problem ??= [a, b])
  const unit = rule === 'same' ? commonUnit(args, mismatch) : rule(args, mismatch, scope.units)
  if (!problem) return unit
  const table = args.find(({ type }) => type.kind === 'table')
  if (table) {
    const params = { name: textOf(table.node), left: shownUnit(problem[0]), right: shownUnit(problem[1]) }
    refuse(node, scope, 'band-unit', params)
    return 'mismatch'
  }
  refuse(node, scope, 'unit-mismatch', {
    left: shownUnit(problem[0]),
    right: shownUnit(problem[1]),
    operator: definition.name,
    written: textOf(node),
    suggestion: conversionIn(node, args, scope),
  })
  return 'mismatch'
}

/** The call with its second argument converted to the unit of the first. */
function conversionIn(node: ASTNode, [left, right]: readonly Expr[], scope: Scope): string {
  const converted = (left && right && scope.advice?.conversion(left, right, ',', scope))?.replace(' , ', ', ')
  if (!left || !right || !converted) return ''
  return textOf(node).replace(writtenBetween(node.input, left.node.start, right.node.end), () => converted)
}

/** The common unit of numbers; reports the first two that differ. */
export function commonUnit(args: readonly Expr[], mismatch: (a: Unit, b: Unit) => void): Unit | undefined {
  const units = args.map(unitOf).filter((unit) => unit !== undefined)
  const odd = units.find((unit) => !unitsAgree(unit, units[0]!))
  if (odd) mismatch(units[0]!, odd)
  return units[0]
}

function resultType(
  definition: FunctionDefinition,
  unit: Unit | undefined,
  args: readonly Expr[] = [],
): Type {
  switch (definition.result) {
    case 'number':
      return numberType(unit, definition.derived ?? args.some(({ type }) => numberOf(type)?.derived))
    case 'text':
      return TEXT
    case 'bool':
      return BOOL
    case 'date':
      return DATE
    case 'region':
      return REGION
    case 'list':
      if (args[0]?.type.kind === 'list') return args[0].type
      return { kind: 'list', of: args[0]?.type.kind === 'text' ? TEXT : ANY }
    default:
      return ANY
  }
}

/** Evaluates arguments; a pending one makes the call pending, and 无 is handled as the function declares. */
function runner(
  definition: FunctionDefinition,
  args: readonly Expr[],
  call: (...values: Value[]) => Value,
): Expr['run'] {
  const rule = definition.none ?? 'skip'
  // only a number may be replaced by the “nothing to report” word
  const mayBeBlank = args.map(({ type }) => rule !== 'value' && numberOf(type) !== undefined)
  const spread = args.map((arg, index) => {
    const param = paramAt(definition, index)
    return param !== undefined && isSpread(arg, param)
  })
  if (!definition.skipsPending && !spread.includes(true) && args.length <= 3)
    return ofFew(
      args.map(({ run }, index) => (mayBeBlank[index] ? withBlank(run, rule) : run)),
      call,
    )
  const runs = args.map(({ run }) => run)
  return (env) => {
    const values: Value[] = []
    for (const [index, run] of runs.entries()) {
      const value = run(env)
      if (value === undefined) {
        if (definition.skipsPending) continue
        return undefined
      }
      for (const argument of spread[index] ? (value as readonly Value[]) : [value]) {
        const isBlank = mayBeBlank[index] && typeof argument === 'string'
        if (isBlank && rule === 'skip') return undefined
        values.push(isBlank ? 0 : argument)
      }
    }
    return call(...values)
  }
}

/** A number that may be the “nothing to report” word, which is then 0 or pending. */
function withBlank(run: Expr['run'], rule: NoneRule): Expr['run'] {
  const blank = rule === 'zero' ? 0 : undefined
  return (env) => {
    const value = run(env)
    return typeof value === 'string' ? blank : value
  }
}

/** Fast path for calls of one to three arguments. */
function ofFew(runs: readonly Expr['run'][], call: (...values: Value[]) => Value): Expr['run'] {
  const [first, second, third] = runs
  if (!first) return () => call()
  if (!second)
    return (env) => {
      const a = first(env)
      return a === undefined ? undefined : call(a)
    }
  return (env) => {
    const a = first(env)
    if (a === undefined) return undefined
    const b = second(env)
    if (b === undefined) return undefined
    if (!third) return call(a, b)
    const c = third(env)
    return c === undefined ? undefined : call(a, b, c)
  }
}
