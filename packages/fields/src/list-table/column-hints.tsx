import { useText } from '@formwright/renderer'
import { choicesIn } from './rows.ts'
import type { TableColumn } from './use-columns.ts'

/** Whether something is suggested for the cells of a column. */
export function hasSuggestions(column: TableColumn): boolean {
  return !column.readOnly && (choicesIn(column) ?? column.examples) !== undefined
}

interface ColumnHintsProps {
  readonly columns: readonly TableColumn[]
  readonly hintsOf: (at: number) => string
}

/** What is suggested for the cells of each column, once for all rows. */
export function ColumnHints({ columns, hintsOf }: ColumnHintsProps) {
  const { text } = useText()
  return columns.map((column, at) => {
    if (!hasSuggestions(column)) return null
    const suggested = choicesIn(column)?.map(({ title }) => text(title)) ?? column.examples ?? []
    return (
      <datalist key={column.key} id={hintsOf(at)}>
        {suggested.map((example) => (
          <option key={example} value={example} />
        ))}
      </datalist>
    )
  })
}
