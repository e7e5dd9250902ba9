import type { ASTNode } from '@marcbachmann/cel-js'
import { closest } from '@formwright/definition'
import type { ProblemCode, ProblemParams, Schema } from '@formwright/definition'
import { elaborateAccess, elaborateIndex } from './access.ts'
import { elaborateArithmetic, elaborateNegation } from './arithmetic.ts'
import { elaborateComparison, elaborateIn } from './comparison.ts'
import { elaborateComprehension, isComprehension } from './comprehension.ts'
import { constantExpr, union } from './expr.ts'
import type { Expr } from './expr.ts'
import { elaborateConditional, elaborateLogic, elaborateNot } from './logic.ts'
import { parseExpression } from './parse.ts'
import { readPath } from './read.ts'
import { ANY, BOOL, numberType, TEXT } from './types.ts'
import type { FunctionDefinition } from '../functions/define.ts'
import { elaborateCall } from '../functions/call.ts'

/** What a name means where an expression stands. */
export type Binding = (node: ASTNode) => Expr

/** A name that only has members: `params.minOutput`. */
export type Group = ReadonlyMap<string, Binding>

/** How a slip is reported: characters `start` to `end` of the expression. */
export type Report = (code: ProblemCode, params: ProblemParams, start: number, end: number, fix?: string) => void

/** Everything that gives an expression its meaning. */
export interface Scope {
  readonly schema: Schema
  /** Keys of the parts: their titles head no field's label. */
  readonly parts: ReadonlySet<string>
  readonly names: ReadonlyMap<string, Binding>
  /** `params` and `window`: names whose members are known without the answers. */
  readonly groups: ReadonlyMap<string, Group>
  readonly functions: ReadonlyMap<string, FunctionDefinition>
  readonly report: Report
  /** Inputs of the rounding band being built; `undefined` outside of one. */
  readonly band?: { pointer: string; step: number }[]
  /** Hands out a place for the value of a comprehension variable. */
  readonly newSlot: () => number
}

/** Reads, types and prepares an expression. Slips are reported; the result then has the type `any` and is pending. */
export function elaborateText(text: string, scope: Scope): Expr | undefined {
  const parsed = parseExpression(text)
  if ('node' in parsed) return elaborate(parsed.node, scope)
  scope.report(parsed.code, { detail: parsed.detail }, parsed.start, parsed.end)
  return undefined
}

export function elaborate(node: ASTNode, scope: Scope): Expr {
  switch (node.op) {
    case 'value':
      return literal(node, node.args)
    case 'id':
      return name(node, node.args, scope)
    case '.':
      return elaborateAccess(node, node.args[0], node.args[1], scope)
    case '[]':
      return elaborateIndex(node, node.args[0], node.args[1], scope)
    case 'call':
      return elaborateCall(node, node.args[0], node.args[1], scope)
    case 'rcall':
      return isComprehension(node.args[0], node.args[2])
        ? elaborateComprehension(node, node.args[0], node.args[1], node.args[2], scope)
        : elaborateCall(node, node.args[0], [node.args[1], ...node.args[2]], scope)
    case 'list':
      return list(node, node.args, scope)
    case '?:':
      return elaborateConditional(node, node.args, scope)
    case '&&':
    case '||':
      return elaborateLogic(node, node.op, node.args, scope)
    case '!_':
      return elaborateNot(node, node.args, scope)
    case '-_':
      return elaborateNegation(node, node.args, scope)
    case 'in':
      return elaborateIn(node, node.args, scope)
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return elaborateArithmetic(node, node.op, node.args, scope)
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return elaborateComparison(node, node.op, node.args, scope)
    default:
      return refuse(node, scope, 'rule-syntax', { detail: node.op })
  }
}

/** Reports a slip at a node; the expression goes on as `any`. */
export function refuse(node: ASTNode, scope: Scope, code: ProblemCode, params: ProblemParams, fix?: string): Expr {
  scope.report(code, params, node.start, node.end, fix)
  return constantExpr(node, ANY, undefined)
}

/** The text of a node as its author wrote it. */
export function textOf(node: ASTNode): string {
  return node.input.slice(node.start, node.end)
}

/** All JSON numbers are one numeric type: `3 / 4` is 0.75. */
function literal(node: ASTNode, value: unknown): Expr {
  if (typeof value === 'bigint') return constantExpr(node, numberType(), Number(value))
  if (typeof value === 'number') return constantExpr(node, numberType(), value)
  if (typeof value === 'string') return constantExpr(node, TEXT, value)
  if (typeof value === 'boolean') return constantExpr(node, BOOL, value)
  return constantExpr(node, ANY, undefined)
}

function name(node: ASTNode, written: string, scope: Scope): Expr {
  const binding = scope.names.get(written)
  if (binding) return binding(node)
  const schema = scope.schema.properties?.[written]
  if (schema && Object.hasOwn(scope.schema.properties!, written)) {
    return readPath(node, { schema, pointer: `/${written}`, label: scope.parts.has(written) ? '' : (schema.title ?? written) }, undefined, [written], scope)
  }
  const known = [...scope.names.keys(), ...scope.groups.keys(), ...Object.keys(scope.schema.properties ?? {})]
  const suggestion = closest(written, known)
  return refuse(node, scope, 'unknown-name', { name: written, suggestion }, suggestion || undefined)
}

function list(node: ASTNode, args: readonly ASTNode[], scope: Scope): Expr {
  const items = args.map((item) => elaborate(item, scope))
  const of = items[0]?.type ?? ANY
  const odd = items.find((item) => item.type.kind !== of.kind && item.type.kind !== 'any' && of.kind !== 'any')
  if (odd) return refuse(odd.node, scope, 'type-mismatch', { left: textOf(items[0]!.node), right: textOf(odd.node), operator: '[ ]' })
  const constants = items.every((item) => item.constant !== undefined)
  const run = (env: Parameters<Expr['run']>[0]) => {
    const values = items.map((item) => item.run(env))
    return values.includes(undefined) ? undefined : values
  }
  const base = { node, type: { kind: 'list', of } as const, run, reads: union(items), parts: items }
  return constants ? { ...base, constant: items.map((item) => item.constant) } : base
}
