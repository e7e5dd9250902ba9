import type { ASTNode } from '@marcbachmann/cel-js'
import { closest } from '@formwright/definition'
import { textOf } from './scope.ts'
import type { Instead, Scope } from './scope.ts'
import type { Expr } from './expr.ts'
import { USUAL_FUNCTIONS } from './usual-functions.ts'

/** CEL equivalents of spreadsheet functions. */
const SPREADSHEET: Readonly<Record<string, string>> = {
  if: 'a ? b : c',
  and: 'a && b',
  or: 'a || b',
  not: '!a',
  isblank: '!has(a)',
  concatenate: 'a + b',
  concat: 'a + b',
  len: 'size(a)',
  length: 'size(a)',
  includes: 'contains(a, b)',
  indexof: 'contains(a, b)',
  find: 'contains(a, b)',
  regex: 'matches(a, b)',
  test: 'matches(a, b)',
  match: 'matches(a, b)',
  exists: 'has(a)',
  notempty: 'has(a)',
  isnull: '!has(a)',
  isempty: '!has(a)',
  year: 'yearOf(a)',
  month: 'monthOf(a)',
  day: 'dayOf(a)',
  datedif: 'daysBetween(a, b)',
  datediff: 'daysBetween(a, b)',
  mean: 'average(a, b)',
  touppercase: 'upper(a)',
  tolowercase: 'lower(a)',
}

/** The likely replacement of an unknown function, and existing functions. */
export function suggestReplacement(name: string, args: readonly ASTNode[], scope: Scope): Instead {
  const meant = SPREADSHEET[name.toLowerCase()] ?? closest(name, scope.functions.keys())
  const given = args.map((arg) => scope.elaborate(arg, { ...scope, report: () => {} }))
  return { suggestion: (meant.startsWith('contains') && membership(given)) || meant, known: USUAL_FUNCTIONS }
}

/** A membership test; undefined if the argument is no list. */
export function membership([list, entry]: readonly Expr[]): string | undefined {
  return list?.type.kind === 'list' && entry ? `${textOf(entry.node)} in ${textOf(list.node)}` : undefined
}
