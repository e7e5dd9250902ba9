import { noneOf, patternLengths } from '@formwright/definition'
import type { Lengths, Schema } from '@formwright/definition'
import type { Expr } from './expr.ts'
import { textOf } from './scope.ts'

/**
 * Whether a condition can never hold, judged by comparisons with constants: `x > 10 && x < 5`, a percentage
 * above 100, an option equal to two codes. Returns false if unknown.
 */
export function neverHolds(condition: Expr, wanted = true): boolean {
  const branches = disjunction(condition, wanted)
  return branches !== undefined && branches.length > 0 && branches.every(contradicts)
}

/**
 * Whether two conditions can hold together: never, only if the compared terms are equal, or possibly.
 * `a <= b` and `b <= a` only hold if a equals b.
 */
export function holdTogether(one: Expr, other: Expr): 'never' | 'when-equal' | 'perhaps' {
  const [left, right] = [disjunction(one, true), disjunction(other, true)]
  if (!left || !right || left.length * right.length > MAX_BRANCHES) return 'perhaps'
  const both = left.flatMap((a) => right.map((b) => [...a, ...b]))
  if (both.length === 0) return 'perhaps'
  if (both.every(contradicts)) return 'never'
  const [first, second, ...more] = both.length === 1 ? both[0]! : []
  const orders = [first, second].map((atom) => atom && orderOf(atom))
  const [a, b] = orders
  if (!a || !b || more.length > 0 || a.terms !== b.terms) return 'perhaps'
  const isForced = common(a.orders, b.orders) === '=' && a.orders !== '=' && b.orders !== '='
  return isForced ? 'when-equal' : 'perhaps'
}

/** Whether a condition always holds where another does. */
export function isImplied(condition: Expr, given: Expr): boolean {
  const [left, right] = [disjunction(given, true), disjunction(condition, false)]
  if (!left || !right || left.length === 0 || left.length * right.length > MAX_BRANCHES) return false
  return left.every((a) => right.every((b) => contradicts([...a, ...b])))
}

/** The orders of two terms that a comparison allows. */
const ORDERS: Record<string, string> = { '<': '<', '<=': '<=', '>': '>', '>=': '=>', '==': '=', '!=': '<>' }
const TURNED: Record<string, string> = { '<': '>', '>': '<', '=': '=' }

interface Order {
  readonly terms: string
  readonly orders: string
  /** Both terms are the same. */
  readonly isOfOne: boolean
}

/** The order of two terms in a comparison, independent of which is written first. */
function orderOf({ expr, wanted }: Atom): Order | undefined {
  const { op } = expr.node
  const [left, right] = expr.parts ?? []
  if (!(op in OPPOSITE) || !left || !right) return undefined
  if (left.constant !== undefined || right.constant !== undefined) return undefined
  const [a, b] = [left, right].map(termOf)
  const allowed = ORDERS[wanted ? op : OPPOSITE[op]!]!
  return a! <= b!
    ? { terms: `${a}\n${b}`, orders: allowed, isOfOne: a === b }
    : { terms: `${b}\n${a}`, isOfOne: false, orders: [...allowed].map((order) => TURNED[order]).join('') }
}

/** A term without unit conversion, which preserves order. */
function termOf({ node }: Expr): string {
  const args = node.op === 'call' && node.args[0] === 'convert' ? node.args[1] : undefined
  return textOf(args?.[0] ?? node)
}

function common(one: string, other: string): string {
  return [...one].filter((order) => other.includes(order)).join('')
}

interface Atom {
  readonly expr: Expr
  readonly wanted: boolean
}

const MAX_BRANCHES = 64

/** A part of a condition that decides nothing. */
export interface IdlePart {
  readonly expr: Expr
  /** Whether it always holds; otherwise it never does. */
  readonly always: boolean
}

/**
 * The operands of a condition, at any depth, that always or never hold, so that the condition is the same
 * without them: `a && count(b) >= 0`.
 */
export function idleParts(condition: Expr): IdlePart[] {
  const { node, parts = [] } = condition
  return parts.flatMap((part, index): IdlePart[] => {
    // the test of a conditional is the matter of that
    const isTest = node.op === '?:' && index === 0
    const judged = part.type.kind === 'bool' && part.constant === undefined && !isTest
    if (judged && node.op !== '||' && neverHolds(part, false)) return [{ expr: part, always: true }]
    if (judged && node.op !== '&&' && neverHolds(part)) return [{ expr: part, always: false }]
    return idleParts(part)
  })
}

/** The condition as alternatives of conjunctions; `undefined` when it would be too large. */
function disjunction(expr: Expr, wanted: boolean): Atom[][] | undefined {
  const { node, parts } = expr
  if (expr.constant === !wanted) return [[{ expr, wanted }]]
  if (node.op === '!_' && parts) return disjunction(parts[0]!, !wanted)
  if (node.op === '?:' && parts?.length === 3) return eitherSide(parts, wanted)
  if ((node.op !== '&&' && node.op !== '||') || !parts) return [[{ expr, wanted }]]
  const [left, right] = parts.map((part) => disjunction(part, wanted))
  if (!left || !right) return undefined
  if ((node.op === '||') === wanted) return [...left, ...right]
  return together(left, right)
}

/** A conditional holds if its test does and the first side, or its test does not and the second. */
function eitherSide([test, yes, no]: readonly Expr[], wanted: boolean): Atom[][] | undefined {
  const sides = [
    [disjunction(test!, true), disjunction(yes!, wanted)],
    [disjunction(test!, false), disjunction(no!, wanted)],
  ]
  const both = sides.map(([left, right]) => left && right && together(left, right))
  return both[0] && both[1] && [...both[0], ...both[1]]
}

/** The alternatives of two conditions that hold together. */
function together(left: readonly Atom[][], right: readonly Atom[][]): Atom[][] | undefined {
  if (left.length * right.length > MAX_BRANCHES) return undefined
  return left.flatMap((a) => right.map((b) => [...a, ...b]))
}

interface Range {
  low: number
  lowOpen: boolean
  high: number
  highOpen: boolean
  equal: Set<unknown>
  unequal: Set<unknown>
}

function contradicts(atoms: readonly Atom[]): boolean {
  const ranges = new Map<string, Range>()
  const truths = new Map<string, boolean>()
  const orders = new Map<string, string>()
  for (const { expr, wanted } of atoms) {
    if (typeof expr.constant === 'boolean') {
      if (expr.constant !== wanted) return true
      continue
    }
    if (isOfNone(expr, wanted)) return true
    const text = textOf(expr.node)
    if (truths.get(text) === !wanted) return true
    truths.set(text, wanted)
    if (narrow(expr, wanted, ranges)) return true
    const order = orderOf({ expr, wanted })
    if (!order) continue
    if (order.isOfOne && !order.orders.includes('=')) return true
    const left = common(order.orders, orders.get(order.terms) ?? '<=>')
    if (left === '') return true
    orders.set(order.terms, left)
  }
  return false
}

/** Whether `all` cannot fail for any entry of a list, or `exists` not hold for any. */
function isOfNone({ node, parts: [, ...bodies] = [] }: Expr, wanted: boolean): boolean {
  if (node.op !== 'rcall' || node.args[0] !== (wanted ? 'exists' : 'all') || bodies.length === 0) return false
  return bodies.every((body) => neverHolds(body, wanted))
}

const OPPOSITE: Record<string, string> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
}
const MIRROR: Record<string, string> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!=' }

/** Narrows the possible values by a comparison; true if none are left. */
function narrow(expr: Expr, wanted: boolean, ranges: Map<string, Range>): boolean {
  const op = expr.node.op
  if (!(op in OPPOSITE) || expr.parts?.length !== 2) return false
  const [left, right] = expr.parts as [Expr, Expr]
  const flipped = left.constant !== undefined
  const [term, known] = flipped ? [right, left] : [left, right]
  if (known.constant === undefined || term.constant !== undefined) return false
  const straight = flipped ? MIRROR[op]! : op
  const effective = wanted ? straight : OPPOSITE[straight]!
  const key = textOf(term.node)
  let range = ranges.get(key)
  if (!range) ranges.set(key, (range = domain(term, wanted)))
  apply(range, effective, known.constant)
  return isEmpty(range)
}

/** The values that the schema allows: a percentage is between 0 and 100. */
function domain(term: Expr, wanted: boolean): Range {
  // that a length always fits may be asked for the answers that the field refuses
  const length = wanted ? lengthsIn(term) : ANY_LENGTH
  const numeric = term.type.kind === 'number'
  return {
    low: numeric ? Math.max(leastOf(term), length.least) : Number.NEGATIVE_INFINITY,
    lowOpen: false,
    high: numeric ? Math.min(greatestOf(term), length.most) : Number.POSITIVE_INFINITY,
    highOpen: false,
    equal: new Set(),
    unequal: new Set(),
  }
}

/** The smallest number that an expression can be. */
function leastOf({ node, path, least, constant, parts = [] }: Expr): number {
  if (typeof constant === 'number') return constant
  if (typeof least === 'number') return least
  if (least === 'parts' || node.op === '+') return parts.every((part) => leastOf(part) >= 0) ? 0 : -Infinity
  const { minimum = Number.NEGATIVE_INFINITY, ...schema } = schemaOf(path)
  // the word for nothing to report counts as 0
  return noneOf(schema) === undefined ? minimum : Math.min(minimum, 0)
}

function greatestOf({ path }: Expr): number {
  const { maximum = Number.POSITIVE_INFINITY, ...schema } = schemaOf(path)
  return noneOf(schema) === undefined ? maximum : Math.max(maximum, 0)
}

const ANY_LENGTH: Lengths = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY }

/** The lengths that a text may have, for `size` of one. */
function lengthsIn({ node, parts: [text] = [] }: Expr): Lengths {
  const isSize = (node.op === 'call' || node.op === 'rcall') && node.args[0] === 'size'
  if (!isSize || text?.type.kind !== 'text') return ANY_LENGTH
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, ...schema } = schemaOf(text.path)
  const { least, most } = pattern === undefined ? { least: 0, most: Infinity } : patternLengths(pattern)
  const none = noneOf(schema)?.length
  return {
    least: Math.min(Math.max(Number(minLength), least), none ?? Number.POSITIVE_INFINITY),
    most: Math.max(Math.min(Number(maxLength), most), none ?? 0),
  }
}

/** The schema of a value; none where several alternatives may stand there. */
function schemaOf(path: Expr['path']): Schema {
  return path && (path.others ?? []).length === 0 ? path.node.schema : {}
}

function apply(range: Range, op: string, value: unknown): void {
  if (op === '==') range.equal.add(value)
  else if (op === '!=') range.unequal.add(value)
  else if (typeof value === 'number') bound(range, op, value)
}

function bound(range: Range, op: string, value: number): void {
  const open = op === '<' || op === '>'
  if (op.startsWith('<')) {
    if (value < range.high || (value === range.high && open))
      Object.assign(range, { high: value, highOpen: open })
  } else if (value > range.low || (value === range.low && open))
    Object.assign(range, { low: value, lowOpen: open })
}

function isEmpty(range: Range): boolean {
  if (range.low > range.high || (range.low === range.high && (range.lowOpen || range.highOpen))) return true
  if (range.equal.size > 1) return true
  const [only] = range.equal
  if (only === undefined) return false
  if (range.unequal.has(only)) return true
  if (typeof only !== 'number') return false
  return (
    only < range.low ||
    only > range.high ||
    (only === range.low && range.lowOpen) ||
    (only === range.high && range.highOpen)
  )
}
