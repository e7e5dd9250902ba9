import { below, dayWritten, isCalendarDay, languageOf } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import type { Expr } from '@formwright/rules'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck } from './context.ts'
import { textIn } from './expressions.ts'
import { conjunctsIn } from './message-sense.ts'

/** A date in a message must be the one that its check compares with, or an adjacent day. */
export const saidDays: LintCheck = (context) => {
  const language = languageOf(context.bundle.form)
  return context.rules().typed.flatMap(({ rule, role, expr }): Problem[] => {
    if (role !== 'check') return []
    const limits = conjunctsIn(expr).flatMap(({ node, parts = [] }) =>
      /^[<>=]=?$/.test(node.op) ? parts.flatMap((side) => (dayOf(side) === undefined ? [] : [side])) : [],
    )
    const [limit, another] = limits
    if (!limit || another) return []
    const [stated, other] = daysIn(rule.message ?? '', language)
    if (!stated || other) return []
    const actual = dayOf(limit)!
    if (Math.abs(Date.parse(actual) - Date.parse(stated.day)) <= A_DAY) return []
    const written = textIn(limit)
    const name = /^[\w.]+$/.test(written) ? `{${written}}` : '{params.\u2026}'
    const params = { id: rule.id, written: stated.text, value: actual, name }
    const at = below('/rules', rule.index, 'message')
    return [fileProblem(partSource(context, rule.part, 'rules'), at, 'message-number', params)]
  })
}

const A_DAY = 24 * 60 * 60 * 1000

/** The constant date of an expression: a literal, a parameter, or `date('2026-03-01')`. */
function dayOf({ constant, node, parts = [] }: Expr): string | undefined {
  const written = node.op === 'call' && node.args[0] === 'date' ? parts[0]?.constant : constant
  return typeof written === 'string' && isCalendarDay(written) ? written : undefined
}

const WRITTEN =
  /(\d{4})(?:-|\u5E74)(\d{1,2})(?:-|\u6708)(\d{1,2})(?!\d)\u65E5?|\d{1,2}\.? ?\p{L}{3,}\.? \d{4}|\p{L}{3,} \d{1,2}, \d{4}|(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{4}/gu

function daysIn(message: string, language: string): readonly { text: string; day: string }[] {
  const outside = message.replaceAll(/\{[^{}]*\}/g, '\u0000')
  return [...outside.matchAll(WRITTEN)].flatMap(([text, year, month, day]) => {
    const found =
      year === undefined
        ? dayWritten(text, language)
        : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
    return found !== undefined && isCalendarDay(found) ? [{ text, day: found }] : []
  })
}
