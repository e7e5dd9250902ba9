import type { ASTNode } from '@marcbachmann/cel-js'
import { closest } from '@formwright/definition'
import { textOf } from './scope.ts'
import type { Instead, Scope } from './scope.ts'
import type { Expr } from './expr.ts'
import { USUAL_FUNCTIONS } from './usual-functions.ts'

/** How an expression says what spreadsheets have functions for. */
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

/** What is most likely meant by a function that there is not, and functions that there are. */
export function suggestReplacement(name: string, args: readonly ASTNode[], scope: Scope): Instead {
  const meant = SPREADSHEET[name.toLowerCase()] ?? closest(name, scope.functions.keys())
  const given = args.map((arg) => scope.elaborate(arg, { ...scope, report: () => {} }))
  return { suggestion: (meant.startsWith('contains') && membership(given)) || meant, known: USUAL_FUNCTIONS }
}

/** What asks whether a list has an entry; nothing where no list is asked. */
export function membership([list, entry]: readonly Expr[]): string | undefined {
  return list?.type.kind === 'list' && entry ? `${textOf(entry.node)} in ${textOf(list.node)}` : undefined
}
