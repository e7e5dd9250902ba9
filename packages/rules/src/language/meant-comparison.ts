import { isCalendarDay, productLanguages, yesNo, yesOrNo } from '@formwright/definition'
import type { Expr } from './expr.ts'
import { textOf } from './scope.ts'
import { isAnnual } from './types.ts'
import type { ChoiceType } from './types.ts'

/** The most likely meaning of a comparison of incompatible types; empty if unknown. */
export function meantComparison(operator: string, left: Expr, right: Expr): string {
  const both = (one: string, other: string) => `${one} ${operator} ${other}`
  const days = [left, right].map(asDay)
  if (days[0] !== undefined && days[1] !== undefined) return both(days[0], days[1])
  const meantRight = asMeant(right, left)
  if (meantRight !== undefined) return both(textOf(left.node), meantRight)
  const meantLeft = asMeant(left, right)
  if (meantLeft !== undefined) return both(meantLeft, textOf(right.node))
  const [list, other] = left.type.kind === 'list' ? [left, right] : [right, left]
  if (list.type.kind !== 'list') return ''
  const size = `size(${textOf(list.node)})`
  if (other.type.kind === 'number')
    return list === left ? both(size, textOf(other.node)) : both(textOf(other.node), size)
  if (operator !== '==' && operator !== '!=') return ''
  const isIn = `${textOf(other.node)} in ${textOf(list.node)}`
  return operator === '==' ? isIn : `!(${isIn})`
}

/** Dates, and months as their first day, in which form they are compared. */
function asDay({ type, path, node }: Expr): string | undefined {
  if (type.kind === 'date') return textOf(node)
  return path?.node.schema.format === 'year-month' ? `date(${textOf(node)})` : undefined
}

/** A constant converted to the type of the other side. */
function asMeant({ type, constant, node }: Expr, beside: Expr): string | undefined {
  const { type: other } = beside
  if (type.kind === 'text' && typeof constant === 'string') {
    if (other.kind === 'number') return /^-?\d+(?:\.\d+)?$/.test(constant) ? constant : undefined
    if (other.kind === 'bool') return boolMeant(constant)
    const written = dayMeant(constant)
    return other.kind === 'date' && written !== undefined ? `'${written}'` : undefined
  }
  if (type.kind === 'bool' && typeof constant === 'boolean' && other.kind === 'choice') {
    const option = optionFor(constant, other)
    return option === undefined ? undefined : `'${option}'`
  }
  if (isAnnual(type) && other.kind === 'number') return textOf(node) + yearOf(beside)
  return type.kind === 'date' && other.kind === 'number' ? `yearOf(${textOf(node)})` : undefined
}

/** The year suggested for an annual value: that of the other side, else the last. */
function yearOf({ path, node }: Expr): string {
  const isOfYear = path?.node.parent?.schema['x-annual'] !== undefined
  return (isOfYear && /(?:\.\w+|\[[^[\]]+\])$/.exec(textOf(node))?.[0]) || '.last'
}

/** The code of the option that means yes or no, by its title. */
function optionFor(wanted: boolean, { options }: ChoiceType): string | undefined {
  if (options.length !== 2) return undefined
  const saying = (value: boolean) => {
    const words = new Set(productLanguages().map(({ tag }) => yesNo(value, tag).toLowerCase()))
    return options.find(({ const: code, title }) =>
      [code, title].some((text) => words.has(text.toLowerCase())),
    )
  }
  const opposite = saying(!wanted)
  const own = saying(wanted) ?? (opposite && options.find((option) => option !== opposite))
  return own?.const
}

/** `true` or `false` for a text with that meaning. */
export function boolMeant(text: string): string | undefined {
  return yesOrNo(text)?.toString()
}

/** A day as people write it: the year first, or last. */
const DAY = /^\s*(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D?\s*$/
const YEAR_LAST = /^\s*(\d{1,2})([./-])(\d{1,2})\2(\d{4})\s*$/

/** The date in a text; none if it is ambiguous, as 03/04/2025. */
function dayMeant(text: string): string | undefined {
  const [, year, month = '', day = ''] = DAY.exec(text) ?? []
  const [, first = '', sign, second = '', last] = YEAR_LAST.exec(text) ?? []
  const dayOf = (...[y, m, d]: (string | undefined)[]) =>
    `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  // with points as separators, the day always comes first
  const orders =
    sign === '.'
      ? [[last, second, first]]
      : [
          [last, second, first],
          [last, first, second],
        ]
  const days = [year === undefined ? orders : [[year, month, day]]].flat().map((one) => dayOf(...one))
  const [only, another] = [...new Set(days.filter(isCalendarDay))]
  return another === undefined ? only : undefined
}
