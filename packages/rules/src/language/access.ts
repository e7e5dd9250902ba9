import type { ASTNode } from '@marcbachmann/cel-js'
import { below, closest, nameOptions, typoOf, YEAR_ALIASES } from '@formwright/definition'
import { refuse, shownNames, textOf } from './scope.ts'
import type { Group, Scope } from './scope.ts'
import { compound } from './expr.ts'
import type { Expr } from './expr.ts'
import { holdsMany, memberAt, membersAt, namedMembers } from './members.ts'
import { readPath } from './read.ts'
import { TEXT } from './types.ts'
import { aliasKey } from './years.ts'

/** `part.value.last`: a member of a group, a year by its alias, a region's `code` or `name`. */
export function elaborateAccess(node: ASTNode, of: ASTNode, key: string, scope: Scope): Expr {
  const group = of.op === 'id' ? scope.groups.get(of.args) : undefined
  if (group) return groupMember(node, group, key, scope)
  const object = scope.elaborate(of, scope)
  if (object.type.kind === 'any') return { ...object, node }
  if (object.type.kind === 'region') return regionMember(node, object, key, scope)
  const inEntries = memberOfEntries(object, key, textOf(node))
  if (inEntries) return refuse(node, scope, 'unknown-field', { name: textOf(node), suggestion: inEntries })
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
  const meant = typoOf(key, group.keys())
  const fix = meant ? written.slice(0, -key.length) + meant : undefined
  const known = shownNames([...group.keys()].map((one) => written.slice(0, -key.length) + one))
  return refuse(node, scope, 'unknown-name', { name: written, suggestion, known }, fix)
}

export function memberOf(node: ASTNode, object: Expr, key: string, scope: Scope): Expr | undefined {
  const { path } = object
  if (!path) return undefined
  const real = path.node.schema['x-annual'] ? aliasKey(path.node, key) : key
  const [member, ...others] = [path.node, ...(path.others ?? [])].flatMap((one) => membersAt(one, real))
  const at = { pointer: below(path.pointer, real), keys: [...path.keys, real] }
  return member && readPath(node, { ...path, ...at, node: member, others }, scope)
}

export function unknownMember(node: ASTNode, object: Expr, key: string, scope: Scope): Expr {
  const text = textOf(node)
  // a key from a variable of `each` is not in the text
  const written = text.includes(key) ? text : `${textOf(object.node)}.${key}`
  const counted = COUNTING.has(key.toLowerCase()) && ['text', 'choice', 'list'].includes(object.type.kind)
  if (counted) {
    const suggestion = `size(${textOf(object.node)})`
    return refuse(node, scope, 'unknown-field', { name: written, suggestion }, suggestion)
  }
  // ambiguous: one row or all rows
  const column = columnOf(object, key, written, scope)
  if (column) return refuse(node, scope, 'unknown-field', { name: written, suggestion: column })
  const members = object.path ? namedMembers(object.path.node) : []
  const known = [
    ...members.map((member) => member.key),
    ...(object.path?.node.schema['x-annual'] ? YEAR_ALIASES : []),
  ]
  const suggestion = closest(key, known)
  const meant = typoOf(key, known)
  const isRows = holdsMany(members.find((member) => member.key === meant))
  const fix = meant && !isRows && text.endsWith(`.${key}`) ? text.slice(0, -key.length) + meant : undefined
  const paths = shownNames(known.map((one) => `${textOf(object.node)}.${one}`))
  return refuse(node, scope, 'unknown-field', { name: written, suggestion, known: paths }, fix)
}

/** Member names by which other languages get the length of a text or list. */
const COUNTING: ReadonlySet<string> = new Set(['length', 'size', 'count'])

/** A column of a table, read per row: for the current row of the rule, or for each. */
function columnOf({ elements, path }: Expr, key: string, written: string, scope: Scope): string | undefined {
  if (elements === undefined || memberAt(elements.node, key) === undefined) return undefined
  const row = path && scope.rowNames?.get(path.pointer)
  return row === undefined ? `${written.slice(0, -key.length - 1)}.map(row, row.${key})` : `${row}.${key}`
}

/**
 * A member of map entries that was accessed on the map itself. A key would mean an entry of that name,
 * written `map['key']`.
 */
function memberOfEntries({ path }: Expr, key: string, written: string): string | undefined {
  if (path?.node.kind !== 'map' || namedMembers(path.node).some((one) => one.key === key)) return undefined
  if (nameOptions(path.node)?.some(({ const: name }) => name === key)) return undefined
  const entry = memberAt(path.node, key)
  if (!entry || !namedMembers(entry).some((one) => one.key === key)) return undefined
  const map = written.slice(0, -key.length - 1)
  return `${map}.map(key, ${map}[key].${key})`
}

function regionMember(node: ASTNode, object: Expr, key: string, scope: Scope): Expr {
  if (key !== 'code' && key !== 'name')
    return refuse(node, scope, 'unknown-field', {
      name: textOf(node),
      suggestion: closest(key, ['code', 'name']),
      known: shownNames(['code', 'name'].map((one) => `${textOf(object.node)}.${one}`)),
    })
  return compound(node, TEXT, [object], (env) => {
    const value = (object.run(env) as Record<string, unknown> | undefined)?.[key]
    return typeof value === 'string' && value.trim() !== '' ? value : undefined
  })
}
