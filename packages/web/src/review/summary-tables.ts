import type { SummaryRow } from '@formwright/api'
import type { Language } from '@formwright/definition'
import { formAndEditionLabel } from '../api/editions.ts'

type Line = SummaryRow['eligibility'][number]

/** A criterion of a table. Where applicants have thresholds of their own, each of them says it. */
export interface Criterion extends Pick<Line, 'rule' | 'criterion'> {
  readonly threshold: string | undefined
}

/** The applicants of one edition, side by side. */
export interface SummaryTable {
  readonly title: string
  readonly criteria: readonly Criterion[]
  readonly rows: readonly SummaryRow[]
}

/** A table for each edition: what one asks of its applicants is no column of another. */
export function summaryTables(rows: readonly SummaryRow[], language: Language): SummaryTable[] {
  const byEdition = new Map<string, SummaryRow[]>()
  for (const row of rows) {
    const key = `${row.form} ${row.editionName}`
    byEdition.set(key, [...(byEdition.get(key) ?? []), row])
  }
  return [...byEdition.values()].map((own) => {
    // a corrected edition may ask for more, or draw the line elsewhere, and so may a region
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

/** What an applicant has under a criterion; nothing where it is none of theirs. */
export function lineUnder(row: SummaryRow, { rule }: Criterion): Line | undefined {
  return row.eligibility.find((line) => line.rule === rule)
}
