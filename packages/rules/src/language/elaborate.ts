import type { ASTNode } from '@marcbachmann/cel-js'
import { below, closest, typoOf, walk } from '@formwright/definition'
import { elaborateAccess } from './access.ts'
import { elaborateArithmetic, elaborateNegation } from './arithmetic.ts'
import { elaborateComparison, elaborateIn } from './comparison.ts'
import { elaborateIndex } from './elaborate-index.ts'
import { elaborateComprehension, isComprehension } from './comprehension.ts'
import { compound, constantExpr } from './expr.ts'
import type { Expr } from './expr.ts'
import { elaborateConditional, elaborateLogic, elaborateNot } from './logic.ts'
import { holdsMany, membersAt, namedMembers } from './members.ts'
import { parseExpression, problemsIn } from './parse.ts'
import { readPath } from './read.ts'
import { refuse, shownNames, textOf } from './scope.ts'
import type { Scope } from './scope.ts'
import { ANY, BOOL, numberType, TEXT } from './types.ts'
import { elaborateCall } from './call.ts'
import { TODAY } from './usual-functions.ts'

/**
 * Parses, types and compiles an expression. Problems are reported; the result then has the type `any` and is
 * pending.
 */
export function elaborateText(text: string, scope: Scope): Expr | undefined {
  const parsed = parseExpression(text)
  if ('node' in parsed) return elaborate(parsed.node, scope)
  for (const { code, params, start, end, fix } of problemsIn(text, parsed.problem, scope.advice?.describe))
    scope.report(code, params, start, end, fix)
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
      return refuse(node, scope, 'rule-syntax', { found: textOf(node) })
  }
}

/** All JSON numbers are one numeric type: `3 / 4` is 0.75. */
function literal(node: ASTNode, value: unknown): Expr {
  if (typeof value === 'bigint') return constantExpr(node, numberType(), Number(value))
  if (typeof value === 'number') return constantExpr(node, numberType(), value)
  if (typeof value === 'string') return constantExpr(node, TEXT, value)
  if (typeof value === 'boolean') return constantExpr(node, BOOL, value)
  return constantExpr(node, ANY, undefined)
}

/** The full path for a name used without its group: a parameter, or a field of a group. */
function elsewhere(written: string, { groups, root }: Scope): string | undefined {
  const inGroups = [...groups].flatMap(([group, members]) =>
    members.has(written) ? [`${group}.${written}`] : [],
  )
  const inFields = [...walk(root)]
    .filter(({ key, path }) => key === written && !path.includes('*'))
    .map(({ path }) => path.join('.'))
  const [only, another] = [...new Set([...inGroups, ...inFields])]
  return another === undefined ? only : undefined
}

function name(node: ASTNode, written: string, scope: Scope): Expr {
  const binding = scope.names.get(written)
  if (binding) return binding(node)
  const [field, ...others] = membersAt(scope.root, written)
  if (field)
    return readPath(node, { node: field, others, pointer: below('', written), keys: [written] }, scope)
  if (TODAY.has(written.toLowerCase())) return refuse(node, scope, 'rule-today', { name: written })
  const fields = namedMembers(scope.root)
  const known = [...scope.names.keys(), ...scope.groups.keys(), ...fields.map(({ key }) => key)]
  const suggestion = elsewhere(written, scope) ?? closest(written, known)
  const meant = typoOf(written, known)
  // do not suggest `sites` for `site`: a rule about one row would become one about all
  const isRows = holdsMany(fields.find(({ key }) => key === meant))
  const fix = meant === suggestion && meant !== '' && !isRows ? meant : undefined
  return refuse(node, scope, 'unknown-name', { name: written, suggestion, known: shownNames(known) }, fix)
}

function list(node: ASTNode, args: readonly ASTNode[], scope: Scope): Expr {
  const items = args.map((item) => elaborate(item, scope))
  const of = items[0]?.type ?? ANY
  const odd = items.find(
    (item) => item.type.kind !== of.kind && item.type.kind !== 'any' && of.kind !== 'any',
  )
  if (odd)
    return refuse(odd.node, scope, 'type-mismatch', {
      left: textOf(items[0]!.node),
      right: textOf(odd.node),
      operator: '[ ]',
    })
  const constants = items.every((item) => item.constant !== undefined)
  const run = (env: Parameters<Expr['run']>[0]) => {
    const values = items.map((item) => item.run(env))
    return values.includes(undefined) ? undefined : values
  }
  const base = compound(node, { kind: 'list', of }, items, run)
  return constants ? { ...base, constant: items.map((item) => item.constant) } : base
}
