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

/** The orders of two terms that a comparison allows. */
const ORDERS: Record<string, string> = { '<': '<', '<=': '<=', '>': '>', '>=': '=>', '==': '=', '!=': '<>' }
const TURNED: Record<string, string> = { '<': '>', '>': '<', '=': '=' }

/** The order of two terms in a comparison, independent of which is written first. */
function orderOf({ expr, wanted }: Atom): { readonly terms: string; readonly orders: string } | undefined {
  const { op } = expr.node
  const [left, right] = expr.parts ?? []
  if (!(op in OPPOSITE) || !left || !right) return undefined
  if (left.constant !== undefined || right.constant !== undefined) return undefined
  const [a, b] = [left, right].map(termOf)
  const allowed = ORDERS[wanted ? op : OPPOSITE[op]!]!
  return a! <= b!
    ? { terms: `${a}\n${b}`, orders: allowed }
    : { terms: `${b}\n${a}`, orders: [...allowed].map((order) => TURNED[order]).join('') }
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

/** The condition as alternatives of conjunctions; `undefined` when it would be too large. */
function disjunction(expr: Expr, wanted: boolean): Atom[][] | undefined {
  const { node, parts } = expr
  if (expr.constant === !wanted) return [[{ expr, wanted }]]
  if (node.op === '!_' && parts) return disjunction(parts[0]!, !wanted)
  if ((node.op !== '&&' && node.op !== '||') || !parts) return [[{ expr, wanted }]]
  const [left, right] = parts.map((part) => disjunction(part, wanted))
  if (!left || !right) return undefined
  if ((node.op === '||') === wanted) return [...left, ...right]
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
    const text = textOf(expr.node)
    if (truths.get(text) === !wanted) return true
    truths.set(text, wanted)
    if (narrow(expr, wanted, ranges)) return true
    const order = orderOf({ expr, wanted })
    if (!order) continue
    const left = common(order.orders, orders.get(order.terms) ?? '<=>')
    if (left === '') return true
    orders.set(order.terms, left)
  }
  return false
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
  if (!range) ranges.set(key, (range = domain(term)))
  apply(range, effective, known.constant)
  return isEmpty(range)
}

/** The values that the schema allows: a percentage is between 0 and 100. */
function domain(term: Expr): Range {
  const schema = term.path?.node.schema
  const numeric = term.type.kind === 'number'
  return {
    low: numeric ? (schema?.minimum ?? Number.NEGATIVE_INFINITY) : Number.NEGATIVE_INFINITY,
    lowOpen: false,
    high: numeric ? (schema?.maximum ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY,
    highOpen: false,
    equal: new Set(),
    unequal: new Set(),
  }
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
