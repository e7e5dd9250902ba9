import type { ASTNode } from '@marcbachmann/cel-js'
import type { FormNode } from '@formwright/definition'
import type { Env, Run, Value } from './value.ts'
import type { Type } from './types.ts'

/** Where the keys of a path start: the answers, or the row or element that a variable holds. */
export type Base = (env: Env) => unknown

/** The keys from the answers to a place, found at run time; `undefined` where it is not there. */
export type Location = (env: Env) => readonly string[] | undefined

/** A place in the answers that an expression names. */
export interface Path {
  /** What may stand there. */
  readonly node: FormNode
  /** What may stand there instead: the same member in other alternatives. */
  readonly others?: readonly FormNode[]
  /** Pattern of the pointer; see `pattern.ts`. */
  readonly pointer: string
  /** What the keys start from; the answers unless said. */
  readonly base?: Base
  /** Where in the answers the base stands, as far as that can be told. */
  readonly baseAt?: Location
  readonly keys: readonly string[]
  /** The variables that the base looks at. */
  readonly slots?: ReadonlySet<number>
  /** What finding the place reads besides the place itself. */
  readonly also?: ReadonlySet<string>
}

/** An expression that is typed and ready to run. */
export interface Expr {
  readonly type: Type
  readonly run: Run
  /** Patterns of the places of the answers that running it may look at. */
  readonly reads: ReadonlySet<string>
  /** Of a list of rows: the patterns that decide which rows there are, whatever they hold. */
  readonly shape?: ReadonlySet<string>
  /** The variables, of the rule or of a macro around, that it looks at. */
  readonly slots?: ReadonlySet<number>
  /** Its value where that is known already: literals, params, years. */
  readonly constant?: Value
  readonly path?: Path
  /** Of a list of rows: the place of each of them. */
  readonly elements?: Path
  readonly node: ASTNode
  /** Arguments or operands, for analyses that look inside. */
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

/** What going through the entries of a list looks at, besides what is read in them. */
export function shapeOfList(list: Expr): ReadonlySet<string> {
  return list.shape ?? list.reads
}

/** A list made of others: an entry may stand in any of them, so a change in each is one of it. */
export function withElements(expr: Expr, lists: readonly Expr[]): Expr {
  const known = lists.find((list) => list.elements)?.elements
  return known ? { ...expr, elements: { ...known, also: union([known.also, expr.reads]) } } : expr
}
