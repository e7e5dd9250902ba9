import { useMemo, useRef } from 'react'
import { plainForms } from '@formwright/definition'
import { showCell } from './rows.ts'
import type { CellLocale, ListRow } from './rows.ts'
import type { TableColumn } from './use-columns.ts'

/**
 * The indexes of the rows in which a text stands; all for an empty one. A row that is being changed stays
 * until another text is looked for, or rows come or go.
 */
export function useShownRows(
  rows: readonly ListRow[],
  columns: readonly TableColumn[],
  wanted: string,
  locale: CellLocale,
): readonly number[] {
  const text = plain(wanted)
  const latest = useRef(rows)
  latest.current = rows
  return useMemo(() => {
    const all = latest.current.map((_, index) => index)
    if (text === '') return all
    return all.filter((index) =>
      columns.some((column) =>
        plain(showCell(latest.current[index]![column.key], column, locale)).includes(text),
      ),
    )
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text, rows.length, columns])
}

function plain(text: string): string {
  return plainForms(text).trim().toLowerCase()
}
