import type { ASTNode } from '@marcbachmann/cel-js'
import { cutList } from '@formwright/definition'
import type { FormNode, ProblemCode, ProblemParam, ProblemParams } from '@formwright/definition'
import { constantExpr } from './expr.ts'
import type { Expr } from './expr.ts'
import { ANY, printType } from './types.ts'
import type { Unit, UnitTable } from '@formwright/definition'
import type { Describe } from './syntax-problem.ts'
import type { Value } from './value.ts'

/** The meaning of a name at a position. */
export type Binding = (node: ASTNode) => Expr

/** A name that only has members, such as `params`. */
export type Group = ReadonlyMap<string, Binding>

/** Reports a problem for characters `start` to `end` of the expression. */
export type Report = (
  code: ProblemCode,
  params: ProblemParams,
  start: number,
  end: number,
  fix?: string,
) => void

/** Suggests corrections. */
export interface Advice {
  readonly describe: Describe
  /** One side of an operator converted to the unit of the other; '' if impossible. */
  readonly conversion: (left: Expr, right: Expr, operator: string, scope: Scope) => string
  /** The likely meaning of a comparison of incompatible types; '' if unknown. */
  readonly comparison: (operator: string, left: Expr, right: Expr) => string
  /** The expression with `.last` for annual values; '' if it has none. */
  readonly lastYears: (node: ASTNode, operands: readonly Expr[]) => string
  readonly instead: (name: string, args: readonly ASTNode[], scope: Scope) => Instead
  /** A membership test; undefined if the argument is no list. */
  readonly membership: (args: readonly Expr[]) => string | undefined
}

/** The suggested replacement for an unknown function ('' if unknown), and existing functions. */
export interface Instead {
  readonly suggestion: string
  readonly known: readonly string[]
}

/** Everything that determines the meaning of an expression. */
export interface Scope {
  /** Compiles a subexpression; passed down so that operators are independent of each other. */
  readonly elaborate: (node: ASTNode, scope: Scope) => Expr
  /** The form, whose members are names. */
  readonly root: FormNode
  readonly names: ReadonlyMap<string, Binding>
  /** Whether a name is a variable for the rows or entries at a pointer. */
  readonly rowNames?: ReadonlyMap<string, string>
  /** `params` and `window`, whose members are independent of the answers. */
  readonly groups: ReadonlyMap<string, Group>
  readonly functions: ReadonlyMap<string, FunctionDefinition>
  /** The units that the form may use. */
  readonly units: UnitTable
  /** The form's word for “nothing to report”. */
  readonly none: string
  readonly report: Report
  /** Suggestions for authors, if needed. */
  readonly advice?: Advice | undefined
  /** Inputs of the current rounding band; `undefined` outside of one. */
  readonly band?: { pointer: string; step: number }[]
  /** Allocates a slot for a macro variable. */
  readonly newSlot: () => number
}

/** Reports a problem at a node; its type becomes `any`. */
export function refuse(
  node: ASTNode,
  scope: Scope,
  code: ProblemCode,
  params: ProblemParams,
  fix?: string,
): Expr {
  scope.report(code, params, node.start, node.end, fix)
  return constantExpr(node, ANY, undefined)
}

/** Names for suggestions, limited to a readable number. */
export function shownNames(names: readonly string[]): readonly string[] {
  return names.length === 0 ? ['—'] : cutList(names, 12)
}

/** The kinds of two operands that do not go together, and what is written on either side. */
export function sidesOf(left: Expr, right: Expr) {
  return {
    left: printType(left.type),
    right: printType(right.type),
    leftText: textOf(left.node),
    rightText: textOf(right.node),
  }
}

/** The source text of a node. */
export function textOf({ input, start, end }: ASTNode): string {
  return writtenBetween(input, start, end)
}

/**
 * The source text between two positions with balanced parentheses: node positions omit those around their
 * outer operands.
 */
export function writtenBetween(input: string, start: number, end: number): string {
  let [from, to] = [start, end]
  // ignore parentheses in string literals
  const parentheses = input.slice(from, to).replace(QUOTED, '').match(/[()]/g) ?? []
  let open = 0
  let unopened = 0
  for (const bracket of parentheses) {
    if (bracket === '(') open++
    else if (open > 0) open--
    else unopened++
  }
  for (; open > 0 && /^\s*\)/.test(input.slice(to)); open--) to = input.indexOf(')', to) + 1
  for (; unopened > 0 && /\(\s*$/.test(input.slice(0, from)); unopened--)
    from = input.lastIndexOf('(', from - 1)
  return input.slice(from, to)
}

const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g

/** Parameter types; `numbers` accepts any number of numbers, annual values or groups. */
export type ParamType =
  | 'number'
  | 'text'
  | 'bool'
  | 'date'
  | 'choice'
  | 'list'
  | 'region'
  | 'band'
  | 'table'
  | 'any'

export interface Param {
  readonly name: string
  readonly type: ParamType
  readonly optional: boolean
  readonly rest: boolean
}

/** How a function treats 无 in its numbers: as 0, as pending (`skip`), or itself (`value`). */
export type NoneRule = 'zero' | 'skip' | 'value'

/** The unit of a function's result: the common unit of its arguments, none, or computed. */
export type UnitRule =
  | 'same'
  | 'drop'
  | ((args: readonly Expr[], mismatch: (a: Unit, b: Unit) => void, units: UnitTable) => Unit | undefined)

export interface FunctionSpec {
  /** `near(value: number, expected: number, tolerance: number): bool`; `x?` is optional, `...x` repeats. */
  readonly signature: string
  readonly units?: UnitRule
  readonly none?: NoneRule
  /** The result is a ratio of rounded values, for which exact comparison is an error. */
  readonly derived?: boolean
  /** Only uses the number of entries, not the content of rows. */
  readonly countsOnly?: true
  /** Its smallest result; `parts`: that of its arguments. */
  readonly least?: number | 'parts'
  /** May be wrong for valid answers, so that its rules may only warn. */
  readonly warnsOnly?: true
  /** Ignores pending arguments; pending only if `apply` returns undefined. */
  readonly skipsPending?: true
  readonly example: string
  /** Called without pending values. `undefined` makes the result pending. */
  readonly apply?: (...args: never[]) => Value
  /** For functions that need the expression rather than its value. */
  readonly elaborate?: (node: ASTNode, args: readonly ASTNode[], scope: Scope) => Expr | undefined
  /**
   * Prepares `apply` from constant arguments (a unit, a pattern). Returns the problem if they are invalid.
   */
  readonly prepare?: (
    args: readonly Expr[],
    scope: Pick<Scope, 'units' | 'none'>,
  ) =>
    | ((...args: never[]) => Value)
    | { readonly problem: string; readonly code: 'pattern-invalid' | 'unit-unknown' | 'date-impossible' }
    | { readonly code: 'band-options' | 'band-gap' | 'band-reversed'; readonly params: ProblemParams }
    | { readonly problem: ProblemParam; readonly code?: undefined }
}

export interface FunctionDefinition extends FunctionSpec {
  readonly name: string
  readonly params: readonly Param[]
  readonly result: ParamType
}
