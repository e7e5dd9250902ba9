import type { ASTNode } from '@marcbachmann/cel-js'
import { below, noneOf, ownMember, scalarText, unitsAgree, walk, yearKey } from '@formwright/definition'
import type { FormNode, Unit, UnitTable } from '@formwright/definition'
import { memberOf, unknownMember } from './access.ts'
import { refuse, textOf } from './scope.ts'
import type { Scope } from './scope.ts'
import { compound, readsOf, slotsOf, union } from './expr.ts'
import type { Expr, Location } from './expr.ts'
import { locationOf, rowLocation } from './location.ts'
import { namedMembers } from './members.ts'
import { readPath, typeOf } from './read.ts'
import { shownUnit } from './types.ts'
import type { Type } from './types.ts'
import type { Env } from './value.ts'

/** `x[k]`: a year of an annual value, a member by its key, an entry of a list by its number. */
export function elaborateIndex(node: ASTNode, of: ASTNode, index: ASTNode, scope: Scope): Expr {
  const object = scope.elaborate(of, scope)
  const at = scope.elaborate(index, scope)
  if (object.type.kind === 'any' || at.type.kind === 'any') return { ...object, node }
  const found = object.type.kind === 'list' ? entry(node, object, at, scope) : member(node, object, at, scope)
  if (found) return found
  const [left, right] = unitsOfMembers(object, scope.units)
  return left && right
    ? refuse(node, scope, 'unit-mismatch', {
        left: shownUnit(left),
        right: shownUnit(right),
        operator: '[ ]',
      })
    : refuse(node, scope, 'type-mismatch', { left: textOf(of), right: textOf(index), operator: '[ ]' })
}

/** The common unit of an object's number members, or the first that differs. */
function unitsOfMembers({ path }: Expr, units: UnitTable): readonly Unit[] {
  const types = path ? membersOf(path.node).map((one) => typeOf(one, units)) : []
  const own = types.flatMap((type) => (type.kind === 'number' && type.unit ? [type.unit] : []))
  const [first] = own
  const other = own.find((unit) => !unitsAgree(unit, first!))
  return first && other && own.length === types.length ? [first, other] : []
}

/** A list entry by index, counted from 0. */
function entry(node: ASTNode, list: Expr, at: Expr, scope: Scope): Expr | undefined {
  if (at.type.kind !== 'number' || list.type.kind !== 'list') return undefined
  const fetch = (env: Env) => ownMember(list.run(env), String(at.run(env)))
  if (!list.elements) return compound(node, list.type.of, [list, at], fetch as Expr['run'])
  const { elements } = list
  const pointer =
    list.path && typeof at.constant === 'number' ? below(list.path.pointer, at.constant) : elements.pointer
  const baseAt = rowLocation(elements.pointer, fetch)
  return inside(node, { ...elements, pointer, baseAt }, [list, at], fetch, scope)
}

function member(node: ASTNode, object: Expr, at: Expr, scope: Scope): Expr | undefined {
  if (object.type.kind !== 'object' || !object.path) return undefined
  const { node: parent, pointer, also } = object.path
  const isAnnual = parent.schema['x-annual'] !== undefined
  const takesNumber = isAnnual || parent.kind === 'tuple'
  if (at.type.kind === 'number' ? !takesNumber : at.type.kind !== 'text' && at.type.kind !== 'choice')
    return undefined
  const keyOf = (value: unknown) =>
    typeof value === 'number' && isAnnual ? yearKey(value) : scalarText(value)
  if (at.constant !== undefined) {
    const key = keyOf(at.constant)
    return memberOf(node, object, key, scope) ?? unknownMember(node, object, key, scope)
  }
  const common = commonMember(parent, scope.units)
  if (!common) return undefined
  const fetch = (env: Env) => {
    const key = at.run(env)
    return key === undefined ? undefined : ownMember(object.run(env), keyOf(key))
  }
  const start = locationOf(object.path)
  const baseAt: Location = (env) => {
    const [keys, key] = [start(env), at.run(env)]
    return key === undefined ? undefined : keys && [...keys, keyOf(key)]
  }
  const path = { node: common, pointer: below(pointer, '*'), keys: [], baseAt, ...(also ? { also } : {}) }
  return inside(node, path, [object, at], fetch, scope)
}

/** Evaluates an expression and navigates into its value. */
function inside(
  node: ASTNode,
  path: NonNullable<Expr['elements']>,
  [from, at]: readonly [Expr, Expr],
  base: (env: Env) => unknown,
  scope: Scope,
): Expr {
  const also = union([path.also, from.path ? undefined : from.reads, readsOf([at])])
  return readPath(node, { ...path, base, keys: [], slots: slotsOf([from, at]), also }, scope)
}

function membersOf(node: FormNode): readonly FormNode[] {
  return [...namedMembers(node), ...node.children.filter(({ repeated }) => repeated)]
}

/**
 * The common type of all members; `undefined` if they differ. If the “nothing to report” word is allowed for
 * one, it is accepted for all, because a total beside them may lack it.
 */
function commonMember(node: FormNode, units: UnitTable): FormNode | undefined {
  const members = membersOf(node)
  const [first, ...others] = members
  if (!first || !others.every((other) => alike(typeOf(first, units), typeOf(other, units)))) return undefined
  return members.find((one) => [...walk(one)].some(({ schema }) => noneOf(schema) !== undefined)) ?? first
}

function alike(a: Type, b: Type): boolean {
  if (a.kind === 'object' && b.kind === 'object') return keysIn(a.node) === keysIn(b.node)
  if (a.kind === 'list' && b.kind === 'list') return alike(a.of, b.of)
  if (a.kind !== 'number' || b.kind !== 'number') return a.kind === b.kind
  return a.unit && b.unit ? unitsAgree(a.unit, b.unit) : a.unit === b.unit
}

function keysIn(node: FormNode): string {
  return namedMembers(node)
    .map(({ key }) => key)
    .join()
}
