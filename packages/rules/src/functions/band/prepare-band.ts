import { unitsAgree } from '@formwright/definition'
import type { BandRow, Unit } from '@formwright/definition'
import { unitOf } from '../../language/arithmetic.ts'
import type { Expr } from '../../language/expr.ts'
import type { FunctionSpec } from '../../language/scope.ts'
import type { ChoiceType } from '../../language/types.ts'
import type { Value } from '../../language/value.ts'

/** Prepares the lookup in a scoring table; returns the problem if the table does not suit the value. */
export const prepareBand: NonNullable<FunctionSpec['prepare']> = ([value, table]) => {
  const rows = table?.constant as readonly BandRow[] | undefined
  if (!value || !Array.isArray(rows)) return { problem: 'table' }
  const problem = value.type.kind === 'choice' ? optionProblem(rows, value.type) : numberProblem(rows, value)
  return problem ? { problem } : (found: Value) => valueOf(rows, found)
}

/** The unit of the table's scores; the number must have the unit of its bounds. */
export function unitOfBand(
  [value, table]: readonly Expr[],
  mismatch: (a: Unit, b: Unit) => void,
): Unit | undefined {
  if (table?.type.kind !== 'table') return undefined
  const { unit, gives } = table.type
  const own = value && unitOf(value)
  if (unit && own && !unitsAgree(unit, own)) mismatch(unit, own)
  return gives
}

/** Where two bands meet, the higher score counts. */
function valueOf(rows: readonly BandRow[], found: Value): number | undefined {
  const values = rows.filter((row) => isIn(row, found)).map(({ value }) => value)
  return values.length === 0 ? undefined : Math.max(...values)
}

function isIn({ from, to, is }: BandRow, found: Value): boolean {
  if (typeof found !== 'number') return is === found
  return is === undefined && found >= (from ?? found) && found <= (to ?? found)
}

function optionProblem(rows: readonly BandRow[], { options }: ChoiceType): string | undefined {
  const codes = options.map((option) => option.const)
  const listed = rows.map(({ is }) => is)
  const missing = codes.filter((code) => !listed.includes(code))
  const odd = listed.filter((code) => code === undefined || !codes.includes(code))
  if (missing.length === 0 && odd.length === 0) return undefined
  return `is: ${[...missing.map((code) => `+${code}`), ...odd.map((code) => `−${code ?? ''}`)].join(' ')}`
}

function numberProblem(rows: readonly BandRow[], { type }: Expr): string | undefined {
  if (type.kind !== 'number') return `value: ${type.kind}`
  if (rows.some(({ is }) => is !== undefined)) return 'from, to'
  const sorted = rows
    .map(({ from, to }) => ({ low: from ?? Number.NEGATIVE_INFINITY, high: to ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.low - b.low)
  let reached = sorted[0]?.high ?? 0
  for (const { low, high } of sorted) {
    if (low > high) return `${low} > ${high}`
    if (low > reached) return `${reached} … ${low}`
    reached = Math.max(reached, high)
  }
  return undefined
}
