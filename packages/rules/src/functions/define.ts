import type { ASTNode } from '@marcbachmann/cel-js'
import type { Unit } from '@formwright/definition'
import type { Scope } from '../language/elaborate.ts'
import type { Expr } from '../language/expr.ts'
import type { Value } from '../language/value.ts'

/** Types a parameter may ask for; `numbers` takes any number of numbers, annual values or whole groups. */
export type ParamType = 'number' | 'text' | 'bool' | 'date' | 'choice' | 'list' | 'region' | 'band' | 'any'

export interface Param {
  readonly name: string
  readonly type: ParamType
  readonly optional: boolean
  readonly rest: boolean
}

/**
 * What 无 does to a function's numbers: it counts as 0, it makes the result pending (`skip`), or the function
 * itself says (`value`: it receives the text 无).
 */
export type NoneRule = 'zero' | 'skip' | 'value'

/** How units go through a function: all alike and kept, dropped, or as the function says. */
export type UnitRule = 'same' | 'drop' | ((args: readonly Expr[], mismatch: (a: Unit, b: Unit) => void) => Unit | undefined)

export interface FunctionSpec {
  /** `near(value: number, expected: number, tolerance: number): bool`; `x?` is optional, `...x` repeats. */
  readonly signature: string
  readonly units?: UnitRule
  readonly none?: NoneRule
  /** The result is a ratio of rounded values: comparing it exactly is an error. */
  readonly derived?: boolean
  readonly example: string
  /** Values are never pending when this runs. `undefined` makes the result pending. */
  readonly apply?: (...args: never[]) => Value
  /** For forms that need the expression and not only its value. */
  readonly elaborate?: (node: ASTNode, args: readonly ASTNode[], scope: Scope) => Expr | undefined
  /** Prepares `apply` once, from arguments that are known already (a unit, a pattern). Gives a problem's words when they cannot be used. */
  readonly prepare?: (args: readonly Expr[]) => ((...args: never[]) => Value) | { readonly problem: string; readonly code?: 'pattern-invalid' | 'unit-unknown' }
}

export interface FunctionDefinition extends FunctionSpec {
  readonly name: string
  readonly params: readonly Param[]
  readonly result: ParamType
}

const SIGNATURE = /^(\w+)\((.*)\): (\w+)$/
const PARAM = /^(\.\.\.)?(\w+)(\?)?: (\w+)$/

/**
 * Declares a rule function.
 * @throws TypeError when the signature cannot be read: a mistake of its author, found at load
 */
export function defineFunction(spec: FunctionSpec): FunctionDefinition {
  const [, name, list, result] = SIGNATURE.exec(spec.signature) ?? []
  if (!name || list === undefined || !result) throw new TypeError(`signature: ${spec.signature}`)
  const params = list === '' ? [] : list.split(', ').map((text) => readParam(text, spec.signature))
  return { ...spec, name, params, result: result as ParamType }
}

function readParam(text: string, signature: string): Param {
  const [, rest, name, optional, type] = PARAM.exec(text) ?? []
  if (!name || !type) throw new TypeError(`signature: ${signature}`)
  return { name, type: type as ParamType, optional: optional !== undefined, rest: rest !== undefined }
}
