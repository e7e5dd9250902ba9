import { columnShares } from './column-shares.ts'
import type { Area, AreaCell } from './paper-view.ts'
import { line } from './paragraphs.ts'

/** A text of a row, and the pointer of its answer. */
export interface RowText {
  readonly text: string
  readonly pointer: string
}

/**
 * The heading of a column: its title, or a title under a common heading for several columns, which are
 * grouped by `of`.
 */
export type Heading = string | { readonly group: string; readonly of: string; readonly title: string }

/**
 * Rows under column headings; the contents of the columns determine their widths.
 * @param width of all columns together in millimetres
 */
export function headedRows(
  headings: readonly Heading[],
  rows: readonly (readonly RowText[])[],
  width: number,
): Area {
  const shares = columnShares(
    headings.map((heading, at) => [titleOf(heading), ...rows.map((row) => row[at]!.text)]),
    width,
  )
  return [
    ...headRows(headings, shares),
    ...rows.map((row) =>
      row.map(({ text, pointer }, at) => ({ paragraphs: [line(text)], pointer, share: shares[at]! })),
    ),
  ]
}

/** One row of headings, or two if some are grouped. */
function headRows(headings: readonly Heading[], shares: readonly number[]): Area {
  const head = (text: string, share: number, rows?: number): AreaCell => ({
    paragraphs: [line(text)],
    strong: true,
    head: true,
    share,
    ...(rows === undefined ? {} : { rows }),
  })
  const below = headings.flatMap((heading, at) =>
    typeof heading === 'string' ? [] : [head(heading.title, shares[at]!)],
  )
  if (below.length === 0) return [headings.map((heading, at) => head(titleOf(heading), shares[at]!))]
  const above = headings.flatMap((heading, at) => {
    if (typeof heading === 'string') return [head(heading, shares[at]!, 2)]
    const isIn = (index: number) => groupOf(headings[index]) === heading.of
    if (isIn(at - 1)) return []
    let end = at
    while (isIn(end)) end++
    const share = shares.slice(at, end).reduce((sum, one) => sum + one, 0)
    return [head(heading.group, share)]
  })
  return [above, below]
}

function titleOf(heading: Heading): string {
  return typeof heading === 'string' ? heading : heading.title
}

function groupOf(heading: Heading | undefined): string | undefined {
  return typeof heading === 'object' ? heading.of : undefined
}
