import type { ASTNode } from '@marcbachmann/cel-js'
import { cutList } from '@formwright/definition'
import type { FormNode, ProblemCode, ProblemParam, ProblemParams } from '@formwright/definition'
import { constantExpr } from './expr.ts'
import type { Expr } from './expr.ts'
import { ANY } from './types.ts'
import type { Unit, UnitTable } from '@formwright/definition'
import type { Describe } from './syntax-problem.ts'
import type { Value } from './value.ts'

/** What a name means where an expression stands. */
export type Binding = (node: ASTNode) => Expr

/** A name that only has members: `params.limit`. */
export type Group = ReadonlyMap<string, Binding>

/** How a mistake is reported: characters `start` to `end` of the expression. */
export type Report = (
  code: ProblemCode,
  params: ProblemParams,
  start: number,
  end: number,
  fix?: string,
) => void

/** Says what is to be written in the place of a mistake. */
export interface Advice {
  readonly describe: Describe
  /** Two sides of an operator, one of them brought into the unit of the other; '' where none can be. */
  readonly conversion: (left: Expr, right: Expr, operator: string, scope: Scope) => string
  /** A comparison of two kinds of values as it was most likely meant; '' where nobody can say. */
  readonly comparison: (operator: string, left: Expr, right: Expr) => string
  /** An expression with the last year of what has a value in each year; '' where nothing in it has. */
  readonly lastYears: (node: ASTNode, operands: readonly Expr[]) => string
  readonly instead: (name: string, args: readonly ASTNode[], scope: Scope) => Instead
  /** What asks whether a list has an entry; nothing where no list is asked. */
  readonly membership: (args: readonly Expr[]) => string | undefined
}

/** A function that may be meant by one that there is not ('' where nobody knows), and some that there are. */
export interface Instead {
  readonly suggestion: string
  readonly known: readonly string[]
}

/** Everything that gives an expression its meaning. */
export interface Scope {
  /** Types a part of the expression; handed down so that operators need not know each other. */
  readonly elaborate: (node: ASTNode, scope: Scope) => Expr
  /** The form: its members are names. */
  readonly root: FormNode
  readonly names: ReadonlyMap<string, Binding>
  /** Which of the names stands for a row, or an entry, of the list or map at a pointer. */
  readonly rowNames?: ReadonlyMap<string, string>
  /** `params` and `window`: names whose members are known without the answers. */
  readonly groups: ReadonlyMap<string, Group>
  readonly functions: ReadonlyMap<string, FunctionDefinition>
  /** The units that the form may use. */
  readonly units: UnitTable
  /** The form's word for “nothing to report”. */
  readonly none: string
  readonly report: Report
  /** What is to be written instead, where people are told. */
  readonly advice?: Advice | undefined
  /** Inputs of the rounding band being built; `undefined` outside of one. */
  readonly band?: { pointer: string; step: number }[]
  /** Hands out a place for the value of a comprehension variable. */
  readonly newSlot: () => number
}

/** Reports a mistake at a node; the expression goes on as `any`. */
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

/** What may be named instead, so far as a person reads it. */
export function shownNames(names: readonly string[]): readonly string[] {
  return names.length === 0 ? ['—'] : cutList(names, 12)
}

/** The text of a node as its author wrote it. */
export function textOf({ input, start, end }: ASTNode): string {
  return writtenBetween(input, start, end)
}

/**
 * What stands between two positions of an expression, with the parentheses that open or close in it: the
 * places of nodes leave out those around their first and last operands.
 */
export function writtenBetween(input: string, start: number, end: number): string {
  let [from, to] = [start, end]
  // texts in quotes may hold any
  const parentheses = input.slice(from, to).replace(QUOTED, '').match(/[()]/g) ?? []
  let open = 0
  let unopened = 0
  for (const one of parentheses) {
    if (one === '(') open++
    else if (open > 0) open--
    else unopened++
  }
  for (; open > 0 && /^\s*\)/.test(input.slice(to)); open--) to = input.indexOf(')', to) + 1
  for (; unopened > 0 && /\(\s*$/.test(input.slice(0, from)); unopened--)
    from = input.lastIndexOf('(', from - 1)
  return input.slice(from, to)
}

const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g

/** Types a parameter may ask for; `numbers` takes any number of numbers, annual values or whole groups. */
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

/**
 * What the word for nothing to report does to a function's numbers: it counts as 0, it makes the result
 * pending (`skip`), or the function itself says (`value`: it receives the word).
 */
export type NoneRule = 'zero' | 'skip' | 'value'

/** How units go through a function: all alike and kept, dropped, or as the function says. */
export type UnitRule =
  | 'same'
  | 'drop'
  | ((args: readonly Expr[], mismatch: (a: Unit, b: Unit) => void, units: UnitTable) => Unit | undefined)

export interface FunctionSpec {
  /** `near(value: number, expected: number, tolerance: number): bool`; `x?` is optional, `...x` repeats. */
  readonly signature: string
  readonly units?: UnitRule
  readonly none?: NoneRule
  /** The result is a ratio of rounded values: comparing it exactly is an error. */
  readonly derived?: boolean
  /** Looks at how many entries a list has and not at what the rows hold. */
  readonly countsOnly?: true
  /** May be wrong about valid answers, so that a rule with it may only warn. */
  readonly warnsOnly?: true
  /** Leaves arguments out that are pending; pending only when `apply` says so. */
  readonly skipsPending?: true
  readonly example: string
  /** Values are never pending when this runs. `undefined` makes the result pending. */
  readonly apply?: (...args: never[]) => Value
  /** For forms that need the expression and not only its value. */
  readonly elaborate?: (node: ASTNode, args: readonly ASTNode[], scope: Scope) => Expr | undefined
  /**
   * Prepares `apply` once, from arguments that are known already (a unit, a pattern). Gives a problem's words
   * when they cannot be used.
   */
  readonly prepare?: (
    args: readonly Expr[],
    scope: Pick<Scope, 'units' | 'none'>,
  ) =>
    | ((...args: never[]) => Value)
    | { readonly problem: string; readonly code: 'pattern-invalid' | 'unit-unknown' | 'date-impossible' }
    | { readonly problem: ProblemParam; readonly code?: undefined }
}

export interface FunctionDefinition extends FunctionSpec {
  readonly name: string
  readonly params: readonly Param[]
  readonly result: ParamType
}
