import type { ASTNode } from '@marcbachmann/cel-js'
import type { FormNode } from '@formwright/definition'
import type { Env, Run, Value } from './value.ts'
import type { Type } from './types.ts'

/** The start of a path: the answers, or the row or element in a variable. */
export type Base = (env: Env) => unknown

/** The keys from the answers to a location, resolved at run time; `undefined` if it does not exist. */
export type Location = (env: Env) => readonly string[] | undefined

/** A location in the answers that an expression names. */
export interface Path {
  /** The node of its value. */
  readonly node: FormNode
  /** What may stand there instead: the same member in other alternatives. */
  readonly others?: readonly FormNode[]
  /** Pattern of the pointer; see `pattern.ts`. */
  readonly pointer: string
  /** The start of the keys; default: the answers. */
  readonly base?: Base
  /** The location of the base, if known. */
  readonly baseAt?: Location
  readonly keys: readonly string[]
  /** The variables that the base depends on. */
  readonly slots?: ReadonlySet<number>
  /** Further patterns read to find the location. */
  readonly also?: ReadonlySet<string>
}

/** A typed, compiled expression. */
export interface Expr {
  readonly type: Type
  readonly run: Run
  /** Patterns of the values that evaluation may read. */
  readonly reads: ReadonlySet<string>
  /** For a list of rows: the patterns that determine which rows exist. */
  readonly shape?: ReadonlySet<string>
  /** The variables of the rule or of enclosing macros that it depends on. */
  readonly slots?: ReadonlySet<number>
  /** Its value if it is constant: literals, params, years. */
  readonly constant?: Value
  /** The smallest number that it can be, if known without the schema; `parts`: the smallest of its parts. */
  readonly least?: number | 'parts'
  readonly path?: Path
  /** For a list of rows: the location of each row. */
  readonly elements?: Path
  readonly node: ASTNode
  /** Arguments or operands, for analyses. */
  readonly parts?: readonly Expr[]
}

const NOTHING: ReadonlySet<never> = new Set<never>()

/** An expression whose value is known. */
export function constantExpr(node: ASTNode, type: Type, constant: Value): Expr {
  return { node, type, constant, run: () => constant, reads: NOTHING }
}

/** An expression made of others: it reads what they read. */
export function compound(node: ASTNode, type: Type, parts: readonly Expr[], run: Run): Expr {
  return { node, type, run, reads: readsOf(parts), slots: slotsOf(parts), parts }
}

export function readsOf(parts: readonly Expr[]): ReadonlySet<string> {
  return union(parts.map((part) => part.reads))
}

export function slotsOf(parts: readonly Expr[]): ReadonlySet<number> {
  return union(parts.map((part) => part.slots))
}

export function union<T>(sets: readonly (ReadonlySet<T> | undefined)[]): ReadonlySet<T> {
  const filled = sets.filter((set) => set !== undefined && set.size > 0)
  if (filled.length === 0) return NOTHING
  return filled.length === 1 ? filled[0]! : new Set(filled.flatMap((set) => [...set!]))
}

/** What iterating over a list reads, besides the content of its entries. */
export function shapeOfList(list: Expr): ReadonlySet<string> {
  return list.shape ?? list.reads
}

/** A list combined from others: an entry may come from any of them. */
export function withElements(expr: Expr, lists: readonly Expr[]): Expr {
  const known = lists.find((list) => list.elements)?.elements
  return known ? { ...expr, elements: { ...known, also: union([known.also, expr.reads]) } } : expr
}
