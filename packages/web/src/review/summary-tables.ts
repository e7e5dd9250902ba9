import type { SummaryRow } from '@formwright/api'
import type { Language } from '@formwright/definition'
import { formAndEditionLabel } from '../api/editions.ts'

type Line = SummaryRow['eligibility'][number]

/** A criterion column. If thresholds differ per applicant, each cell shows its own. */
export interface Criterion extends Pick<Line, 'rule' | 'criterion'> {
  readonly threshold: string | undefined
}

/** The applicants of one edition. */
export interface SummaryTable {
  readonly title: string
  readonly criteria: readonly Criterion[]
  readonly rows: readonly SummaryRow[]
}

/** One table per edition, because criteria differ. */
export function summaryTables(rows: readonly SummaryRow[], language: Language): SummaryTable[] {
  const byEdition = new Map<string, SummaryRow[]>()
  for (const row of rows) {
    const key = `${row.form} ${row.editionName}`
    byEdition.set(key, [...(byEdition.get(key) ?? []), row])
  }
  return [...byEdition.values()].map((own) => {
    // corrected editions and regions may have other criteria or thresholds
    const criteria = new Map<string, Criterion>()
    for (const { rule, criterion, threshold } of own.flatMap((row) => row.eligibility)) {
      const known = criteria.get(rule)
      const isOne = !known || known.threshold === threshold
      criteria.set(rule, { rule, criterion, threshold: isOne ? threshold : undefined })
    }
    return {
      title: formAndEditionLabel(own[0]!, language),
      criteria: [...criteria.values()],
      rows: own,
    }
  })
}

/** An applicant's result for a criterion; `undefined` if it does not apply. */
export function lineUnder(row: SummaryRow, { rule }: Criterion): Line | undefined {
  return row.eligibility.find((line) => line.rule === rule)
}
