import { useState } from 'react'
import type { ClipboardEvent } from 'react'
import { optionsOf, shapeOf, titlesIn, unitOf, UnitTable } from '@formwright/definition'
import type { Cell, FormLocale, Json, Schema } from '@formwright/definition'
import type { Change } from '@formwright/engine'
import { useFormContext, useText } from '@formwright/renderer'
import { blockIn } from './block.ts'
import { valueOfText } from './cell-value.ts'
import { alignBlock } from './align-block.ts'
import { inOwnUnit, nearestUnit } from './stated-unit.ts'
import type { InOwnUnit } from './stated-unit.ts'

/** The cells of a table by row and column, with the titles as written in the form. */
export interface PasteTable {
  readonly columns: readonly string[]
  /** The heading above each column. */
  readonly spans?: readonly string[]
  readonly rows: readonly {
    readonly title: string
    readonly schema: Schema
    readonly cells: readonly (Cell | undefined)[]
  }[]
}

/**
 * Pastes a block copied from a spreadsheet into the cells of a table, as one undo step. Cells are marked by
 * `data-row` and `data-column`. Also returns the texts about the last paste.
 */
export function useBlockPaste({ columns, spans, rows }: PasteTable) {
  const { store, form, mayEdit } = useFormContext()
  const { language, locale, text } = useText()
  const [said, setSaid] = useState<readonly string[]>([])
  const namesOf = (title: string) => [...titlesIn(form.bundle, title), text(title)]

  function onPaste(event: ClipboardEvent<HTMLElement>) {
    const block = blockIn(event.clipboardData.getData('text/plain'))
    const at = (event.target as HTMLElement).closest<HTMLElement>('[data-row][data-column]')
    if (!block || !at) return
    event.preventDefault()
    const units = new UnitTable(form.bundle.form)
    const ownUnits = new Set(
      rows.map(({ schema, cells }) => text(unitOf(cells.find(Boolean)?.schema ?? schema))),
    )
    const table = {
      columns: columns.map(namesOf),
      ...(spans ? { spans: spans.map(namesOf) } : {}),
      rows: rows.map(({ title }) => namesOf(title)),
      isUnit: (written: string) => ownUnits.has(written) || units.parse(written) !== undefined,
    }
    const position = { row: Number(at.dataset.row), column: Number(at.dataset.column) }
    const aligned = alignBlock(block, table, position)
    const changes: Change[] = []
    const left = { outside: 0, closed: 0, misread: 0 }
    const numbers: InOwnUnit[] = []
    for (const { row, column, text: written, around } of aligned.cells) {
      const cell = rows[row]?.cells[column]
      if (!cell) left.outside++
      else if (!mayEdit(cell.pointer) || !store.state(cell.pointer).enabled || cell.schema.readOnly === true)
        left.closed++
      else {
        const read = valueOfText(written, cell.schema, locale)
        if (isMisread(read, cell.schema, locale)) left.misread++
        const number = inOwnUnit(read, units.parse(unitOf(cell.schema)), nearestUnit(around, units))
        numbers.push(number)
        changes.push([cell.pointer, number.value])
      }
    }
    store.setAll(changes)
    const counts = { count: changes.length, ...left }
    void import('./paste-summary.ts').then(({ wordsFor, wordsForUnits }) =>
      setSaid([...wordsFor(aligned, counts, language, locale), ...wordsForUnits(numbers, language, locale)]),
    )
    // blur so that the input shows the stored value instead of the typed text, then focus it again
    const worked = document.activeElement as HTMLElement | null
    worked?.blur()
    worked?.focus()
  }

  return { onPaste, said }
}

/** Whether a value is text where another type is expected. */
function isMisread(value: Json | undefined, schema: Schema, { none }: FormLocale): boolean {
  if (typeof value !== 'string' || value === none) return false
  const shape = shapeOf(schema)
  const options = optionsOf(schema)
  if (shape === 'choice') return options?.every((option) => option.const !== value) === true
  return shape === 'number' || shape === 'boolean'
}
