import { isWithin, treeOf, unitOf, unitsAgree, UnitTable } from '@formwright/definition'
import type { Field, PaperBlock, PaperCell, PaperPart, Problem } from '@formwright/definition'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/**
 * A number on paper must have its unit next to it if it could be misread: 2,000 could be 元 or 万元, but 320
 * employees need no unit. Tables laid out by a field type show units themselves.
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
    const rows = [...rowsOf(part.blocks)]
    return rows.flatMap(({ cells, row, at }) =>
      cells.flatMap((cell, index): Problem[] => {
        const field = fieldIn(context, row, cell.field)
        const unit = field && isOneLine(field) ? unitOf(field.schema) : ''
        const other = field && otherUnit(table, cell.suffix, unit)
        if (other !== undefined)
          return [
            fileProblem(source, at(index), 'suffix-unit', { field: field!.label, unit, written: other }),
          ]
        if (!field || unit === '' || !mayBeMisread(unit)) return []
        const named = cells.find(({ label }) => label !== undefined)?.label
        // a wrong label is reported separately
        if (named !== undefined && !isWithin(field.pointer, row + named) && !isGroup(context, row + named))
          return []
        if (isNamed(context, rows, cells, field, unit) || printed.some((text) => text.includes(unit)))
          return []
        return [fileProblem(source, at(index), 'unit-not-printed', { field: field.label, unit })]
      }),
    )
  })
}

/** The text after a number, if it is a unit other than the number's. */
function otherUnit(table: UnitTable, suffix: string | undefined, unit: string): string | undefined {
  const [own, printed] = [table.parse(unit), table.parse(suffix?.trim() ?? '')]
  return own && printed && !unitsAgree(own, printed) ? suffix!.trim() : undefined
}

/** Whether a pointer is a group and not a field, so that it has no label. */
function isGroup({ bundle, fieldAt }: LintContext, pointer: string): boolean {
  return fieldAt(pointer) === undefined && treeOf(bundle).nodeAt(pointer) !== undefined
}

type PrintedField = Pick<Field, 'pointer' | 'title' | 'label' | 'schema'> & {
  readonly cells: readonly unknown[]
}

/** The field of a pointer, which may be in rows (`*` for indexes). */
function fieldIn(
  { bundle, fieldAt }: LintContext,
  row: string,
  pointer: string | undefined,
): PrintedField | undefined {
  if (pointer === undefined || row === '') return fieldAt(pointer)
  const node = treeOf(bundle).nodeAt(row + pointer)
  if (!node) return undefined
  const { title, label, schema } = node
  return { pointer: row + pointer, title, label, schema, cells: node.kind === 'cell' ? [node] : [] }
}

/**
 * Whether the field is printed as a single number or one for each year, rather than by a table of its type.
 */
function isOneLine({ schema, cells }: PrintedField): boolean {
  return schema['x-annual'] !== undefined || cells.length === 1
}

/** Whether a label in the row, or one of the field elsewhere in the part, contains the unit. */
function isNamed(
  context: LintContext,
  rows: readonly Row[],
  own: Row['cells'],
  field: PrintedField,
  unit: string,
): boolean {
  return rows.some(({ cells, row }) =>
    cells.some(({ label, unit: says }) => {
      if (label === undefined || (cells !== own && !isWithin(field.pointer, row + label))) return false
      if (says === true && row + label === field.pointer) return true
      return (fieldIn(context, row, label)?.title ?? '').includes(unit)
    }),
  )
}

interface Row {
  readonly cells: readonly (PaperCell | PaperBlock)[]
  /** The rows of lists for which it repeats, with `*` for indexes. */
  readonly row: string
  /** The pointer of one of its cells. */
  readonly at: (index: number) => string
}

function* rowsOf(blocks: readonly PaperBlock[], row = '', above = ''): Generator<Row> {
  for (const [index, block] of blocks.entries()) {
    const pointer = `${above}/blocks/${index}`
    if (block.repeat !== undefined) {
      yield* rowsOf(block.blocks ?? [], `${row}${block.repeat}/*`, pointer)
      continue
    }
    yield { cells: [block], row, at: () => pointer }
    for (const [line, cells] of (block.rows ?? []).entries())
      yield { cells, row, at: (cell) => `${pointer}/rows/${line}/${cell}` }
  }
}

/** The literal texts of a part's paper. */
function wordsOfPart(part: PaperPart): string[] {
  const words = ({ text, suffix, ...cell }: PaperCell | PaperBlock) => [
    text,
    suffix,
    'lead' in cell ? cell.lead : undefined,
    'note' in cell ? cell.note : undefined,
  ]
  return [
    part.heading?.text,
    ...[...rowsOf(part.blocks)].flatMap(({ cells }) => cells.flatMap(words)),
  ].filter((text) => text !== undefined)
}
