import { optionsOf, shapeOf } from '@formwright/definition'
import type { Cell, Json } from '@formwright/definition'
import { Earlier, idOf, isBad, useCell, useFormContext, useText, useVisited } from '@formwright/renderer'
import { NumberInput } from '../number/number-input.tsx'
import { TextInput } from '../text/text-input.tsx'

interface TableCellProps {
  readonly cell: Cell
  /** Row and column in words: a table has no label of its own for each cell. */
  readonly name: string
  readonly findingsId: string
}

/** One cell of a table of numbers or texts. */
export function TableCell({ cell, name, findingsId }: TableCellProps) {
  const { store, mayEdit } = useFormContext()
  const { say } = useText()
  const view = useCell(cell.pointer)
  const [visited, leave] = useVisited(cell.pointer)
  const bad = isBad(view.findings, visited)
  const tied = {
    id: idOf(cell.pointer),
    'aria-label': name,
    'aria-describedby': findingsId,
    'aria-invalid': bad || undefined,
    'aria-required': view.required || undefined,
  }
  const shared = {
    value: view.value,
    readOnly: !view.enabled || !mayEdit(cell.pointer),
    tied,
    onValue: (value: Json | undefined) => store.set(cell.pointer, value),
  }
  const isNumber = shapeOf(cell.schema) === 'number' && !optionsOf(cell.schema)
  return (
    <span className="fw-cell" onBlur={leave}>
      {isNumber ? <NumberInput bare schema={cell.schema} {...shared} /> : <TextInput rows={2} {...shared} />}
      {view.origin && (
        <span className="fw-origin-dot" role="img" aria-label={say(view.origin)} title={say(view.origin)} />
      )}
      <Earlier pointer={cell.pointer} />
    </span>
  )
}
