import type { WrittenRule } from '../edits/rules.ts'
import type { Names } from './names.ts'
import { wordForWord } from './word-for-word.ts'

type ExpressionKey = 'check' | 'compute' | 'visible' | 'required' | 'enabled'
export const EXPRESSIONS: readonly ExpressionKey[] = ['check', 'compute', 'visible', 'required', 'enabled']

/** Members of a rule that determine its outcome. */
export const DECIDING = ['each', 'when', 'let', 'at', 'severity', ...EXPRESSIONS] as const

/** Whether a pointer in a rules file is in a member that determines the outcome of the rule at an index. */
export function isDeciding(pointer: string, index: number): boolean {
  const [, list, at, member] = pointer.split('/')
  return (
    list === 'rules' &&
    at === String(index) &&
    (member === undefined || DECIDING.some((one) => one === member))
  )
}

/** The main expression of a rule, and the member that contains it. */
export function expressionIn(rule: WrittenRule): readonly [ExpressionKey, string] | undefined {
  for (const key of EXPRESSIONS) {
    const expression = rule[key]
    if (expression !== undefined) return [key, expression]
  }
  return undefined
}

/** All expressions that determine the outcome of a rule. */
export function expressionsOf(rule: WrittenRule): readonly string[] {
  return [
    rule.when ?? '',
    expressionIn(rule)?.[1] ?? '',
    ...Object.values(rule.let ?? {}),
    ...[rule.each ?? {}].flat().flatMap((row) => Object.values(row).flat()),
  ]
}

/** Pointers of the fields and cells that the expressions of a rule name. */
export function readsOf(rule: WrittenRule, names: Names): readonly string[] {
  return expressionsOf(rule)
    .flatMap((expression) => wordForWord(expression, names))
    .flatMap(({ kind, pointer }) => (kind === 'field' && pointer !== undefined ? [pointer] : []))
}
