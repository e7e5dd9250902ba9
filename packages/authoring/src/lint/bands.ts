import { below } from '@formwright/definition'
import type { BandRow, Param, Problem } from '@formwright/definition'
import { editionSource, fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/**
 * Every band of a scoring table must have an effect: one that is covered by bands of higher value has wrong
 * bounds.
 */
export const bands: LintCheck = (context) => {
  const source = editionSource(context, 'edition.json')!
  return Object.entries(context.bundle.edition.params).flatMap(([name, { value }]): Problem[] => {
    const rows = rowsOf(value)
    return rows.flatMap((row, index) => {
      const higher = rows.filter((other, at) => other.value > row.value || (ofSame(other, row) && at < index))
      if (!isCovered(row, higher)) return []
      const params = { band: JSON.stringify(row), value: String(row.value) }
      return [fileProblem(source, below('/params', name, 'value', index), 'band-idle', params)]
    })
  })
}

/** The bands of a table of numbers; empty for other parameters. */
function rowsOf(value: Param['value']): readonly BandRow[] {
  const rows = (Array.isArray(value) ? value : []) as readonly (BandRow | string | number)[]
  return rows.filter(
    (row): row is BandRow => typeof row === 'object' && typeof row.value === 'number' && row.is === undefined,
  )
}

function ofSame(row: BandRow, other: BandRow): boolean {
  return row.value === other.value && row.from === other.from && row.to === other.to
}

/** Whether all numbers of a band are in other bands. */
function isCovered({ from, to }: BandRow, others: readonly BandRow[]): boolean {
  const end = to ?? Number.POSITIVE_INFINITY
  let reached = from ?? Number.NEGATIVE_INFINITY
  if (reached > end) return false
  const ranges = others
    .map((other) => ({ low: other.from ?? Number.NEGATIVE_INFINITY, high: other.to ?? Infinity }))
    .sort((a, b) => a.low - b.low)
  for (const { low, high } of ranges) {
    if (low > reached) return false
    reached = Math.max(reached, high)
    if (reached >= end) return true
  }
  return false
}
