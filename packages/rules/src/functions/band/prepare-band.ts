import { closest, cutList, unitsAgree } from '@formwright/definition'
import type { BandRow, ProblemParams, Unit } from '@formwright/definition'
import { unitOf } from '../../language/arithmetic.ts'
import type { Expr } from '../../language/expr.ts'
import { textOf } from '../../language/scope.ts'
import type { FunctionSpec } from '../../language/scope.ts'
import type { ChoiceType } from '../../language/types.ts'
import type { Value } from '../../language/value.ts'

/** Prepares the lookup in a scoring table; returns the problem if the table does not suit the value. */
export const prepareBand: NonNullable<FunctionSpec['prepare']> = ([value, table]) => {
  const rows = table?.constant as readonly BandRow[] | undefined
  if (!value || !Array.isArray(rows)) return { problem: 'table' }
  const name = textOf(table!.node)
  const problem = value.type.kind === 'choice' ? optionProblem(rows, value.type) : numberProblem(rows, value)
  if (typeof problem === 'string') return { problem }
  if (problem) return { ...problem, params: { name, ...problem.params } }
  return (found: Value) => valueOf(rows, found)
}

/** A table that does not cover what it is asked for. */
interface TableProblem {
  readonly code: 'band-options' | 'band-gap' | 'band-reversed'
  readonly params: ProblemParams
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

function optionProblem(
  rows: readonly BandRow[],
  { options, field }: ChoiceType,
): TableProblem | string | undefined {
  const codes = options.map((option) => option.const)
  const listed = rows.flatMap(({ is }) => is ?? [])
  if (listed.length === 0) return 'is'
  const missing = codes.filter((code) => !listed.includes(code))
  const odd = listed.filter((code) => !codes.includes(code))
  if (missing.length === 0 && odd.length === 0) return undefined
  const [found = ''] = odd
  const suggestion = closest(found, missing) || (missing.length === 1 ? missing[0]! : '')
  const params = { field, missing: listOf(missing), odd: listOf(odd), suggestion }
  return { code: 'band-options', params }
}

function listOf(codes: readonly string[]): readonly string[] {
  return codes.length === 0 ? ['—'] : cutList(codes, SHOWN)
}

const SHOWN = 8

function numberProblem(rows: readonly BandRow[], { type }: Expr): TableProblem | string | undefined {
  if (type.kind !== 'number') return `value: ${type.kind}`
  if (rows.some(({ is }) => is !== undefined)) return 'from, to'
  const sorted = rows
    .map(({ from, to }) => ({ low: from ?? Number.NEGATIVE_INFINITY, high: to ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.low - b.low)
  let reached = sorted[0]?.high ?? 0
  for (const { low, high } of sorted) {
    if (low > high) return { code: 'band-reversed', params: { from: low, to: high } }
    if (low > reached) return { code: 'band-gap', params: { from: reached, to: low } }
    reached = Math.max(reached, high)
  }
  return undefined
}
