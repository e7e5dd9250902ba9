import { unitOf, UnitTable, isWithin } from '@formwright/definition'
import type { Field, PaperBlock, PaperCell, PaperPart, Problem } from '@formwright/definition'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/**
 * A number on paper stands beside its unit, unless it counts: who reads 2,000 does not know whether it is
 * 元 or 万元, but 320 employees need no unit. Tables that a field type lays out say theirs themselves.
 */
export const printedUnits: LintCheck = (context) => {
  const table = new UnitTable(context.bundle.form)
  const mayBeMisread = (text: string) => {
    const unit = table.parse(text)
    return unit !== undefined && unit.scale !== 1 && Object.keys(unit.dimensions).length === 1
  }
  return context.bundle.paper.flatMap((part) => {
    const source = partSource(context, part.part, 'paper')
    const printed = wordsOfPart(part)
    return [...rowsOf(part)].flatMap(({ cells, at }) =>
      cells.flatMap((cell, index): Problem[] => {
        const field = context.fieldAt(cell.field)
        const unit = field && isOneLine(field) ? unitOf(field.schema) : ''
        if (!field || unit === '' || !mayBeMisread(unit)) return []
        const named = cells.find(({ label }) => label !== undefined)?.label
        // that the name beside it is another's is told by itself
        if (named !== undefined && context.fieldAt(named) && !isWithin(field.pointer, named)) return []
        if (isNamed(context, part, cells, field, unit) || printed.some((text) => text.includes(unit)))
          return []
        return [fileProblem(source, at(index), 'unit-not-printed', { field: field.label, unit })]
      }),
    )
  })
}

/** The field is printed as its number, or one for each year, and not by a table of its type. */
function isOneLine({ schema, cells }: Field): boolean {
  return schema['x-annual'] !== undefined || cells.length === 1
}

/** A label of the row, or one of the field elsewhere in the part, names the unit. */
function isNamed(
  { fieldAt }: LintContext,
  part: PaperPart,
  row: readonly (PaperCell | PaperBlock)[],
  field: Field,
  unit: string,
): boolean {
  const labels = [...rowsOf(part)].flatMap(({ cells }) =>
    cells.filter(({ label }) => label !== undefined && (isWithin(field.pointer, label) || cells === row)),
  )
  return labels.some(
    (cell) =>
      (cell.unit === true && cell.label === field.pointer) ||
      (fieldAt(cell.label)?.title ?? '').includes(unit),
  )
}

interface Row {
  readonly cells: readonly (PaperCell | PaperBlock)[]
  /** Where one of its cells is written. */
  readonly at: (index: number) => string
}

function* rowsOf({ blocks }: PaperPart): Generator<Row> {
  for (const [block, one] of blocks.entries()) {
    if (one.repeat !== undefined) continue
    yield { cells: [one], at: () => `/blocks/${block}` }
    for (const [row, cells] of (one.rows ?? []).entries())
      yield { cells, at: (index) => `/blocks/${block}/rows/${row}/${index}` }
  }
}

/** What is printed as it stands. */
function wordsOfPart(part: PaperPart): string[] {
  const words = ({ text, suffix, ...cell }: PaperCell | PaperBlock) => [
    text,
    suffix,
    'lead' in cell ? cell.lead : undefined,
    'note' in cell ? cell.note : undefined,
  ]
  return [part.heading?.text, ...[...rowsOf(part)].flatMap(({ cells }) => cells.flatMap(words))].filter(
    (text) => text !== undefined,
  )
}
