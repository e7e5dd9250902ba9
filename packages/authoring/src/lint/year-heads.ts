import { below, pointerOfPath, splitPointer, parentPointer } from '@formwright/definition'
import type { JsonSource, PaperBlock, PaperCell, PaperPart, Problem } from '@formwright/definition'
import { editionSource, fileProblem, partSource } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/** What stands under a head that names a year must be of that year, on paper and in summary tables. */
export const yearHeads: LintCheck = (context) => [
  ...context.bundle.parts.flatMap(({ key }) => {
    const source = partSource(context, key, 'paper')
    return underHeads(context, key, source, (source.value as PaperPart).blocks, '')
  }),
  ...inTables(context),
]

/** A year named by its place in a set: `{report.last}`. */
interface NamedYear {
  readonly set: string
  readonly place: 'first' | 'previous' | 'last'
  readonly shift: number
}

const YEAR = /\{\s*(\w+)\.(first|previous|last)\s*([+-]\d+)?\s*\}/g

/** The only year that a text names. */
function yearIn(text: string): NamedYear | undefined {
  const [only, another] = [...text.matchAll(YEAR)]
  if (!only || another) return undefined
  return { set: only[1]!, place: only[2] as NamedYear['place'], shift: Number(only[3] ?? 0) }
}

/** Which of a number of years it is. */
function indexOf({ place, shift }: NamedYear, count: number): number {
  return { first: 0, previous: count - 2, last: count - 1 }[place] + shift
}

interface Placed {
  readonly cell: PaperCell
  readonly at: string
  readonly column: number
  readonly row: number
}

function underHeads(
  context: LintContext,
  part: string,
  source: JsonSource,
  blocks: readonly PaperBlock[],
  above: string,
): Problem[] {
  return blocks.flatMap((block, index) => {
    const at = `${above}/blocks/${index}`
    const cells = placed(block.rows ?? [], at)
    // one head mended mends all below it
    const found = cells.flatMap((cell) => otherYear(context, part, source, cells, cell)).slice(0, 1)
    return [...found, ...underHeads(context, part, source, block.blocks ?? [], at)]
  })
}

/** Cells with the column that they begin in, which cells of several rows above push to the right. */
function placed(rows: readonly (readonly PaperCell[])[], at: string): Placed[] {
  const taken: number[] = []
  return rows.flatMap((cells, row) => {
    let column = 0
    return cells.map((cell, index): Placed => {
      while ((taken[column] ?? 0) > row) column++
      const start = column
      for (let left = cell.span ?? 1; left > 0; left--) taken[column++] = row + (cell.rows ?? 1)
      return { cell, at: `${at}/rows/${row}/${index}`, column: start, row }
    })
  })
}

function otherYear(
  { fieldAt, pointerIn, bundle, fieldTypes }: LintContext,
  part: string,
  source: JsonSource,
  cells: readonly Placed[],
  { cell, at, column, row }: Placed,
): Problem[] {
  const written = cell.field
  if (written === undefined) return []
  const own = yearIn(written)
  const key = splitPointer(pointerOfPath(written)).at(-1) ?? ''
  const of = own && /^y?\{/.test(key) ? parentPointer(written) : written
  const field = fieldAt(pointerIn(part, of))
  const set = field?.schema['x-annual']
  if (!field || set === undefined) return []
  const count = yearsOf(bundle.edition, set) ?? field.cells.length
  const isAcross = fieldTypes.some(({ unheaded }) => unheaded?.includes(cell.as ?? ''))
  const printed = own?.set === set ? [indexOf(own, count)] : isAcross ? [...Array(count).keys()] : []
  const wide = own ? 1 : (cell.span ?? 1)
  if (printed.length === 0 || printed.length > wide) return []
  return printed.flatMap((index, step): Problem[] => {
    const heads = cells.filter(
      (other) => other.row < row && other.column === column + step && yearIn(other.cell.text ?? ''),
    )
    const head = heads.at(-1)
    const named = yearIn(head?.cell.text ?? '')
    if (!head || !named || named.set !== set || indexOf(named, count) === index) return []
    // other years than the heads were written for
    const beside = cells.filter(
      (other) => other.row === head.row && yearIn(other.cell.text ?? '')?.set === set,
    )
    if (beside.length !== count) return []
    const params = { head: head.cell.text!, field: field.label, year: placeOf(set, index, count) }
    return own
      ? [fileProblem(source, `${at}/field`, 'head-year', params)]
      : [fileProblem(source, `${head.at}/text`, 'head-year', params)]
  })
}

function yearsOf({ years, yearsFrom }: LintContext['bundle']['edition'], set: string): number | undefined {
  return yearsFrom?.[set]?.count ?? years[set]?.length
}

function placeOf(set: string, index: number, count: number): string {
  const fromEnd = count - 1 - index
  const place = index === 0 ? 'first' : (['last', 'previous'][fromEnd] ?? `first+${index}`)
  return `{${set}.${place}}`
}

/** Columns of summary tables: the year in the title, and the one of the value. */
function inTables(context: LintContext): Problem[] {
  const source = editionSource(context, 'edition.json')
  const { tables = [] } = (source?.value ?? {}) as {
    readonly tables?: readonly { readonly columns: readonly { title: string; value: string }[] }[]
  }
  return tables.flatMap(({ columns }, table) =>
    columns.flatMap(({ title, value }, column): Problem[] => {
      const [named, shown] = [yearIn(title), yearIn(value)]
      const count = (named && yearsOf(context.bundle.edition, named.set)) ?? 0
      if (!named || named.set !== shown?.set || count === 0) return []
      const index = indexOf(shown, count)
      if (indexOf(named, count) === index) return []
      const field = parentPointer(value)
      const params = { head: title, field, year: placeOf(named.set, index, count) }
      return [fileProblem(source!, below('/tables', table, 'columns', column, 'value'), 'head-year', params)]
    }),
  )
}
