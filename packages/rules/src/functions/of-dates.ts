import { readDay } from '../dates.ts'
import type { Expr } from '../language/expr.ts'
import { printType } from '../language/types.ts'

/** Prepares what picks one of a list of dates, which stand in their order. */
export function ofDates(pick: (dates: readonly string[]) => string | undefined) {
  return ([list]: readonly Expr[]) => {
    const of = list?.type.kind === 'list' ? list.type.of.kind : 'any'
    if (of !== 'date' && of !== 'any') return { problem: printType(list!.type) }
    return (dates: readonly unknown[]) => {
      const days = dates.filter((day): day is string => typeof day === 'string' && readDay(day) !== undefined)
      // what is in no calendar may be any of them
      return days.length === dates.length ? pick(days.sort()) : undefined
    }
  }
}
