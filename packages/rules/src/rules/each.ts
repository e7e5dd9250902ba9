import { closest, ownMember, yearKey, yearOf, YEAR_ALIASES } from '@formwright/definition'
import type { FormBundle, Schema, YearAlias } from '@formwright/definition'
import { elaborateText } from '../language/elaborate.ts'
import { entryBinding, keysOf } from '../language/entries.ts'
import type { Binding, Scope } from '../language/scope.ts'
import { constantExpr } from '../language/expr.ts'
import type { Expr } from '../language/expr.ts'
import { variableKey } from '../language/pattern.ts'
import { numberType, printType } from '../language/types.ts'
import type { Type } from '../language/types.ts'

/** A value of a rule variable: a year, a field, a key, or the current row. */
export interface EachValue {
  /** Binds the variable for expressions. */
  readonly bind: (scope: Scope) => Binding
  /**
   * Replacement of `{variable}` in a pointer; `*variable` for a row, whose index is only known at run time.
   */
  readonly segment: string
  /** The rows or keys to iterate over at run time. */
  readonly loop?: Loop
}

/** The rows of a list, or keys of a map, in the answers. */
export interface Loop {
  readonly name: string
  readonly slot: number
  readonly entries: Expr
  /** The variable holds the key rather than the value. */
  readonly overKeys: boolean
}

/**
 * The values of an `each` entry: a set of years, a year, a field, a quoted key, the texts of a parameter, the
 * rows of a list, the keys of a group or map. In an array of entries, each is one field or year.
 */
export function stepsOf(
  name: string,
  entry: string,
  bundle: FormBundle,
  scope: Scope,
  isListed: boolean,
): EachValue[] {
  const sets = bundle.edition.years
  if (Object.hasOwn(sets, entry)) return sets[entry]!.map(yearStep)
  const [set = '', alias = ''] = entry.split('.')
  const isAlias = (YEAR_ALIASES as readonly string[]).includes(alias)
  // a part may be called like a set of years
  if (!Object.hasOwn(sets, set) || (!isAlias && hasMember(bundle.schema, set, alias)))
    return expressionSteps(name, entry, scope, isListed)
  const year = isAlias ? yearOf(sets[set]!, alias as YearAlias) : undefined
  if (year !== undefined) return [yearStep(year)]
  scope.report(
    'unknown-name',
    { name: entry, suggestion: `${set}.${closest(alias, YEAR_ALIASES) || 'last'}` },
    0,
    entry.length,
  )
  return []
}

function hasMember({ properties }: Schema, key: string, member: string): boolean {
  return ownMember(ownMember(properties, key)?.properties, member) !== undefined
}

function yearStep(year: number): EachValue {
  return constantStep(numberType(), year, yearKey(year))
}

function constantStep(type: Type, value: string | number, segment: string): EachValue {
  return { bind: () => (node) => constantExpr(node, type, value), segment }
}

function expressionSteps(name: string, entry: string, scope: Scope, isListed: boolean): EachValue[] {
  const expr = elaborateText(entry, scope)
  if (!expr || expr.type.kind === 'any') return []
  if (typeof expr.constant === 'string') return [constantStep(expr.type, expr.constant, expr.constant)]
  if (expr.type.kind === 'object' && !isListed) {
    const keys = keysOf(expr)
    if (keys) return listSteps(name, keys, true, scope)
  }
  if (isGoneThrough(expr, isListed)) return listSteps(name, expr, false, scope)
  if (expr.path && (isListed || expr.type.kind === 'object'))
    return [{ bind: (inner) => () => elaborateText(entry, inner)!, segment: expr.path.pointer.slice(1) }]
  scope.report('each-unusable', { name: entry, found: printType(expr.type) }, 0, entry.length)
  return []
}

/**
 * Whether it is iterated: a list of the form, or a constant one; among several fields a multiple choice
 * counts as one value.
 */
function isGoneThrough({ type, path, constant }: Expr, isListed: boolean): boolean {
  if (type.kind !== 'list') return false
  return Array.isArray(constant) || (path !== undefined && (!isListed || type.of.kind === 'object'))
}

function listSteps(name: string, list: Expr, overKeys: boolean, scope: Scope): EachValue[] {
  const of = (list.type as { readonly of: Type }).of
  if (Array.isArray(list.constant))
    return list.constant.map((value: string | number) => constantStep(of, value, String(value)))
  const slot = scope.newSlot()
  const segment = variableKey(name)
  return [
    {
      bind: entryBinding(list, slot, segment),
      segment,
      loop: { name, slot, entries: list, overKeys },
    },
  ]
}
