import type { ASTNode } from '@marcbachmann/cel-js'
import { below, closest, yearKey, YEAR_ALIASES } from '@formwright/definition'
import { refuse, textOf } from './scope.ts'
import type { Group, Scope } from './scope.ts'
import { compound } from './expr.ts'
import type { Expr } from './expr.ts'
import { pathOf, readPath } from './read.ts'
import { TEXT } from './types.ts'
import { aliasKey } from './years.ts'

/** `leading.smeCount.last`: a member of a group, a year by its alias, a region's `code` or `name`. */
export function elaborateAccess(node: ASTNode, of: ASTNode, key: string, scope: Scope): Expr {
  const group = of.op === 'id' ? scope.groups.get(of.args) : undefined
  if (group) return groupMember(node, group, key, scope)
  const object = scope.elaborate(of, scope)
  if (object.type.kind === 'any') return { ...object, node }
  if (object.type.kind === 'region') return regionMember(node, object, key, scope)
  const member = memberOf(node, object, key, scope)
  if (member) return member
  if (object.type.kind === 'band' && (key === 'lo' || key === 'hi')) {
    const run: Expr['run'] = (env) => (object.run(env) as { lo: number; hi: number } | undefined)?.[key]
    return compound(node, { kind: 'number', unit: object.type.unit, derived: true }, [object], run)
  }
  return unknownMember(node, object, key, scope)
}

function groupMember(node: ASTNode, group: Group, key: string, scope: Scope): Expr {
  const binding = group.get(key)
  if (binding) return binding(node)
  const suggestion = closest(key, group.keys())
  const written = textOf(node)
  const fix = suggestion ? written.slice(0, -key.length) + suggestion : undefined
  return refuse(node, scope, 'unknown-name', { name: written, suggestion }, fix)
}

/** `leading.smeCount[year]`, `params.codes[0]`: a year known from `each`, or an element of a list. */
export function elaborateIndex(node: ASTNode, of: ASTNode, index: ASTNode, scope: Scope): Expr {
  const object = scope.elaborate(of, scope)
  const at = scope.elaborate(index, scope)
  if (object.type.kind === 'any' || at.type.kind === 'any') return { ...object, node }
  if (typeof at.constant === 'number' && object.type.kind === 'object' && object.path?.schema['x-annual']) {
    return (
      memberOf(node, object, yearKey(at.constant), scope) ??
      unknownMember(node, object, yearKey(at.constant), scope)
    )
  }
  if (typeof at.constant === 'string')
    return memberOf(node, object, at.constant, scope) ?? unknownMember(node, object, at.constant, scope)
  if (object.type.kind === 'list' && at.type.kind === 'number') {
    return compound(
      node,
      object.type.of,
      [object, at],
      (env) => (object.run(env) as unknown[] | undefined)?.[at.run(env) as number] as never,
    )
  }
  return refuse(node, scope, 'type-mismatch', { left: textOf(of), right: textOf(index), operator: '[ ]' })
}

function memberOf(node: ASTNode, object: Expr, key: string, scope: Scope): Expr | undefined {
  const found = pathOf(object)
  if (!found) return undefined
  const real = found.path.schema['x-annual'] ? aliasKey(found.path.schema, key) : key
  const properties = found.path.schema.properties
  if (!properties || !Object.hasOwn(properties, real)) return undefined
  const schema = properties[real]!
  const label = [found.path.label, schema.title ?? ''].filter((text) => text !== '').join('｜')
  return readPath(
    node,
    { schema, pointer: below(found.path.pointer, real), label },
    found.base,
    [...found.keys, real],
    scope,
  )
}

function unknownMember(node: ASTNode, object: Expr, key: string, scope: Scope): Expr {
  const schema = object.path?.schema
  const known = [...Object.keys(schema?.properties ?? {}), ...(schema?.['x-annual'] ? YEAR_ALIASES : [])]
  const suggestion = closest(key, known)
  const written = textOf(node)
  const fix =
    suggestion && written.endsWith(`.${key}`) ? written.slice(0, -key.length) + suggestion : undefined
  return refuse(node, scope, 'unknown-field', { name: written, suggestion }, fix)
}

function regionMember(node: ASTNode, object: Expr, key: string, scope: Scope): Expr {
  if (key !== 'code' && key !== 'name')
    return refuse(node, scope, 'unknown-field', {
      name: textOf(node),
      suggestion: closest(key, ['code', 'name']),
    })
  return compound(node, TEXT, [object], (env) => {
    const value = (object.run(env) as Record<string, unknown> | undefined)?.[key]
    return typeof value === 'string' && value.trim() !== '' ? value : undefined
  })
}
