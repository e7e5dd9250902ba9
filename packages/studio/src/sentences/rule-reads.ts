import type { WrittenRule } from '../edits/rules.ts'
import type { Names } from './names.ts'
import { wordForWord } from './word-for-word.ts'

type ExpressionKey = 'check' | 'compute' | 'visible' | 'required' | 'enabled'
export const EXPRESSIONS: readonly ExpressionKey[] = ['check', 'compute', 'visible', 'required', 'enabled']

/** Members of a rule that decide which answers pass it. */
export const DECIDING = ['each', 'when', 'let', 'at', 'severity', ...EXPRESSIONS] as const

/** Whether a place in a file of rules is in what decides of the rule at an index. */
export function isDeciding(pointer: string, index: number): boolean {
  const [, list, at, member] = pointer.split('/')
  return (
    list === 'rules' &&
    at === String(index) &&
    (member === undefined || DECIDING.some((one) => one === member))
  )
}

/** The expression that makes a rule what it is, and which of them it is. */
export function expressionIn(rule: WrittenRule): readonly [ExpressionKey, string] | undefined {
  for (const key of EXPRESSIONS) {
    const expression = rule[key]
    if (expression !== undefined) return [key, expression]
  }
  return undefined
}

/** Every expression of a rule that decides which answers pass it. */
export function expressionsOf(rule: WrittenRule): readonly string[] {
  return [
    rule.when ?? '',
    expressionIn(rule)?.[1] ?? '',
    ...Object.values(rule.let ?? {}),
    ...[rule.each ?? {}].flat().flatMap((row) => Object.values(row).flat()),
  ]
}

/** Pointers of the fields, and of cells of them, that the expressions of a rule name. */
export function readsOf(rule: WrittenRule, names: Names): readonly string[] {
  return expressionsOf(rule)
    .flatMap((expression) => wordForWord(expression, names))
    .flatMap(({ kind, pointer }) => (kind === 'field' && pointer !== undefined ? [pointer] : []))
}
