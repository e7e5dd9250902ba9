import type { SummaryRow } from '@formwright/api'

type Line = SummaryRow['eligibility'][number]

/** The applicants of one edition, side by side. */
export interface SummaryTable {
  readonly title: string
  readonly criteria: readonly Line[]
  readonly rows: readonly SummaryRow[]
}

/** A table for each edition: what one asks of its applicants is no column of another. */
export function summaryTables(rows: readonly SummaryRow[]): SummaryTable[] {
  const byEdition = new Map<string, SummaryRow[]>()
  for (const row of rows) {
    const key = `${row.form} ${row.editionName}`
    byEdition.set(key, [...(byEdition.get(key) ?? []), row])
  }
  return [...byEdition.values()].map((own) => {
    // a corrected edition may ask for more than applications see that stay with the one before
    const criteria = new Map(own.flatMap((row) => row.eligibility).map((line) => [line.rule, line]))
    const { formTitle, editionName } = own[0]!
    return { title: `${formTitle} ${editionName}`, criteria: [...criteria.values()], rows: own }
  })
}

/** What an applicant has under a criterion; nothing where it is none of theirs. */
export function lineUnder(row: SummaryRow, { rule }: Line): Line | undefined {
  return row.eligibility.find((line) => line.rule === rule)
}
