import type { ASTNode } from '@marcbachmann/cel-js'
import { refuse, textOf } from './scope.ts'
import type { Binding, Scope } from './scope.ts'
import { compound } from './expr.ts'
import type { Expr } from './expr.ts'
import { condition } from './logic.ts'
import { readPath } from './read.ts'
import { BOOL, printType } from './types.ts'
import type { Type } from './types.ts'
import type { Env, Value } from './value.ts'

const MACROS = new Set(['all', 'exists', 'exists_one', 'filter', 'map'])

export function isComprehension(name: string, args: readonly ASTNode[]): boolean {
  return MACROS.has(name) && args.length === 2 && args[0]!.op === 'id'
}

/** CEL's macros over a list: `rows.all(row, has(row.name))`. */
export function elaborateComprehension(
  node: ASTNode,
  macro: string,
  of: ASTNode,
  args: readonly ASTNode[],
  scope: Scope,
): Expr {
  const list = scope.elaborate(of, scope)
  if (list.type.kind === 'any') return list
  if (list.type.kind !== 'list')
    return refuse(of, scope, 'type-mismatch', {
      left: textOf(of),
      right: printType(list.type),
      operator: macro,
    })
  const variable = args[0]!.args as string
  if (scope.names.has(variable) || Object.hasOwn(scope.schema.properties ?? {}, variable)) {
    return refuse(args[0]!, scope, 'shadowed-name', { name: variable, other: variable })
  }
  const slot = scope.newSlot()
  const names = new Map(scope.names).set(variable, element(list, slot, scope))
  const inner = scope.elaborate(args[1]!, { ...scope, names })
  const body = macro === 'map' ? inner : condition(inner, scope)
  return compound(node, resultType(macro, list.type, body), [list, body], runner(macro, list, body, slot))
}

function element(list: Expr, slot: number, scope: Scope): Binding {
  const of = (list.type as { of: Type }).of
  return (node) => {
    const base = (env: Env) => env.slots[slot]
    if (of.kind === 'object') {
      const path = {
        schema: of.schema,
        pointer: `${list.path?.pointer ?? ''}/*`,
        label: list.path?.label ?? '',
      }
      return readPath(node, path, base, [], scope)
    }
    return { node, type: of, run: base, reads: list.reads }
  }
}

function resultType(macro: string, list: Type, body: Expr): Type {
  if (macro === 'filter') return list
  return macro === 'map' ? { kind: 'list', of: body.type } : BOOL
}

function runner(macro: string, list: Expr, body: Expr, slot: number): Expr['run'] {
  return (env) => {
    const items = list.run(env) as readonly unknown[] | undefined
    if (!items || (env.budget -= items.length) < 0) return undefined
    const results = items.map((item) => {
      env.slots[slot] = item as Value
      return body.run(env)
    })
    return env.budget < 0 ? undefined : conclude(macro, items, results)
  }
}

function conclude(macro: string, items: readonly unknown[], results: readonly Value[]): Value {
  const pending = results.includes(undefined)
  switch (macro) {
    case 'all':
      return results.includes(false) ? false : pending ? undefined : true
    case 'exists':
      return results.includes(true) ? true : pending ? undefined : false
    case 'exists_one':
      return pending ? undefined : results.filter((result) => result === true).length === 1
    case 'filter':
      return pending ? undefined : items.filter((_, index) => results[index] === true)
    default:
      return pending ? undefined : results
  }
}
