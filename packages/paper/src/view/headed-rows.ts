import { columnShares } from './column-shares.ts'
import type { Area } from './paper-view.ts'
import { line } from './paragraphs.ts'

/** One text of a row, and where the answer stands. */
export interface RowText {
  readonly text: string
  readonly pointer: string
}

/**
 * A heading over each column and the rows below them; what stands in a column says how wide it is.
 * @param width of all columns together in millimetres
 */
export function headedRows(
  headings: readonly string[],
  rows: readonly (readonly RowText[])[],
  width: number,
): Area {
  const shares = columnShares(
    headings.map((heading, at) => [heading, ...rows.map((row) => row[at]!.text)]),
    width,
  )
  return [
    headings.map((heading, at) => ({
      paragraphs: [line(heading)],
      strong: true,
      head: true,
      share: shares[at]!,
    })),
    ...rows.map((row) =>
      row.map(({ text, pointer }, at) => ({ paragraphs: [line(text)], pointer, share: shares[at]! })),
    ),
  ]
}
