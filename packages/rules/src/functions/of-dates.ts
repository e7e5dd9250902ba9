import { readDay } from '../dates.ts'
import type { Expr } from '../language/expr.ts'
import { printType } from '../language/types.ts'

/** Prepares functions that pick one of a list of dates in chronological order. */
export function ofDates(pick: (dates: readonly string[]) => string | undefined) {
  return ([list]: readonly Expr[]) => {
    const of = list?.type.kind === 'list' ? list.type.of.kind : 'any'
    if (of !== 'date' && of !== 'any') return { problem: printType(list!.type) }
    return (dates: readonly unknown[]) => {
      const days = dates.filter((day): day is string => typeof day === 'string' && readDay(day) !== undefined)
      // an invalid date might be any of them
      return days.length === dates.length ? pick(days.sort()) : undefined
    }
  }
}
