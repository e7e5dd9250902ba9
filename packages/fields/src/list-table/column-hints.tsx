import type { FormNode } from '@formwright/definition'
import { useFormContext, useText } from '@formwright/renderer'
import { useAllowed } from '../choice/use-allowed.ts'
import { choicesIn } from './rows.ts'
import type { TableColumn } from './use-columns.ts'

/** Whether the cells of a column have suggestions. */
export function hasSuggestions(column: TableColumn): boolean {
  return !column.readOnly && (choicesIn(column) ?? column.examples) !== undefined
}

interface ColumnHintsProps {
  readonly columns: readonly TableColumn[]
  readonly hintsOf: (at: number) => string
}

interface CellHintsProps {
  readonly id: string
  readonly column: TableColumn
  readonly pointer: string
  readonly value: unknown
}

/** The suggestions of one cell, where they depend on the rest of its row. */
export function CellHints(props: CellHintsProps) {
  const { form } = useFormContext()
  const node = form.tree.nodeAt(props.pointer)
  return node && <HintsLeft {...props} node={node} />
}

function HintsLeft({ id, column, pointer, value, node }: CellHintsProps & { readonly node: FormNode }) {
  const { text } = useText()
  const allowed = useAllowed({ node, pointer })
  return (
    <datalist id={id}>
      {allowed(choicesIn(column) ?? [], value).map(({ const: code, title }) => (
        <option key={String(code)} value={text(title)} />
      ))}
    </datalist>
  )
}

/** The suggestions of each column, shared by all rows. */
export function ColumnHints({ columns, hintsOf }: ColumnHintsProps) {
  const { text } = useText()
  return columns.map((column, at) => {
    if (!hasSuggestions(column) || column.isNarrowed) return null
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
