import { useMemo } from 'react'
import type { Field } from '@formwright/definition'
import { useCell, useText } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { NumberGrid } from '../grid/number-grid.tsx'
import { TableGroup } from '../grid/table-group.tsx'
import { say } from '../screen/say.ts'
import { matrixType } from './matrix.ts'
import { listsBehind } from './tables.ts'
import type { MatrixTable, Totals } from './tables.ts'
import { useTables } from './use-tables.ts'

function MatrixView({ fields: [field], element }: ViewProps) {
  return field ? (
    <Matrix field={field} totals={element.options?.totals === 'before' ? 'before' : 'after'} />
  ) : null
}

function Matrix({ field, totals }: { readonly field: Field; readonly totals: Totals }) {
  const { text } = useText()
  const tables = useTables(field, totals)
  const { visible } = useCell(field.pointer)
  if (!visible) return null
  const lists = listsBehind(field.node).map((list) => text(list.title))
  return (
    <TableGroup field={field} className="fw-matrix">
      {tables.map((table) => (
        <Table
          key={table.pointer}
          table={table}
          lists={lists}
          heading={table.pointer === field.pointer ? undefined : text(table.title)}
        />
      ))}
    </TableGroup>
  )
}

/** One table. Without rows or columns it says which list they come from. */
function Table({
  table,
  lists,
  heading,
}: {
  readonly table: MatrixTable
  readonly lists: readonly string[]
  readonly heading: string | undefined
}) {
  const { text, language, locale } = useText()
  const rows = useMemo(
    () =>
      table.rows.map(({ pointer, title, node, cells }) => ({
        // a row that is a single value has no findings of its own
        ...(node.kind === 'cell' ? { key: `${pointer}/~`, also: [] } : { key: pointer, also: [pointer] }),
        title,
        schema: node.schema,
        cells,
      })),
    [table],
  )
  const columns = useMemo(() => table.columns.map(({ title }) => title), [table])
  return (
    <>
      {heading !== undefined && <h4 className="fw-matrix-title">{heading}</h4>}
      {rows.length === 0 || columns.length === 0 ? (
        <p className="fw-note fw-matrix-note">
          {say('no-rows-to-pick', language, { list: locale.list([...new Set(lists)]) })}
        </p>
      ) : (
        <NumberGrid
          label={heading ?? text(table.title)}
          corner={say('item', language)}
          columns={columns}
          rows={rows}
        />
      )}
    </>
  )
}

export const matrixView: ScreenView = { type: matrixType, View: MatrixView }
