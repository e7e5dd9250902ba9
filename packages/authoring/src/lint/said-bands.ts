import { schemasBelow } from '@formwright/definition'
import type { BandRow, Param, PaperPart, Problem } from '@formwright/definition'
import { cellsOf } from './paper-cells.ts'
import { fileProblem, partSource, schemaProblem } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/**
 * A text that lists the bands of a scoring table (“5 % and more: 20 points; 3–5 %: 15 points”) must have its
 * numbers. Reported if all but one number agree with a table, and none agrees completely.
 */
export const saidBands: LintCheck = (context) => {
  const tables = Object.entries(context.bundle.edition.params).flatMap(([name, param]) =>
    tableOf(name, param),
  )
  if (tables.length === 0) return []
  const onPaper = context.bundle.parts.flatMap(({ key }) => {
    const source = partSource(context, key, 'paper')
    return [...cellsOf((source.value as PaperPart).blocks)].flatMap(({ cell, at }) =>
      (['text', 'note'] as const).flatMap((name): Problem[] => {
        const other = otherNumber((cell as Said)[name], tables)
        return other ? [fileProblem(source, `${at}/${name}`, 'band-said', other)] : []
      }),
    )
  })
  return [...onPaper, ...inSchema(context, tables)]
}

interface Said {
  readonly text?: string
  readonly note?: string
}

interface Table {
  readonly name: string
  readonly unit: string
  readonly valueUnit: string
  readonly bounds: readonly number[]
  readonly values: readonly number[]
}

function tableOf(name: string, { value, unit = '', valueUnit = '' }: Param): Table[] {
  const rows = (Array.isArray(value) ? value : []) as readonly (BandRow | string | number)[]
  const bands = rows.filter((row): row is BandRow => typeof row === 'object')
  if (bands.length < LEAST || bands.length < rows.length || unit === '' || valueUnit === '') return []
  const bounds = bands.flatMap(({ from, to }) => [from, to].filter((bound) => bound !== undefined))
  const values = bands.flatMap(({ value: score }) => (typeof score === 'number' ? [score] : []))
  return [{ name, unit, valueUnit, bounds: sorted(new Set(bounds)), values: sorted(values) }]
}

/** With fewer bands a text may be about anything. */
const LEAST = 3

function otherNumber(text: string | undefined, tables: readonly Table[]) {
  if (text === undefined) return undefined
  const near = tables.map((table) => {
    const bounds = compared(sorted(new Set(before(text, table.unit))), table.bounds)
    const values = compared(sorted(before(text, table.valueUnit)), table.values)
    return { table, bounds, values }
  })
  if (near.some(({ bounds, values }) => bounds === 'same' && values === 'same')) return undefined
  for (const { table, bounds, values } of near) {
    const other = bounds === 'same' ? values : values === 'same' ? bounds : undefined
    if (typeof other === 'object')
      return { text, said: String(other.said), name: table.name, value: String(other.wanted) }
  }
  return undefined
}

/** Whether numbers are the same, or the only one that differs. */
function compared(said: readonly number[], wanted: readonly number[]) {
  if (said.length !== wanted.length || said.length < 2) return 'other'
  const extra = without(said, wanted)
  const missing = without(wanted, said)
  if (extra.length === 0 && missing.length === 0) return 'same'
  return extra.length === 1 && missing.length === 1 ? { said: extra[0]!, wanted: missing[0]! } : 'other'
}

function without(some: readonly number[], others: readonly number[]): number[] {
  const left = [...others]
  return some.filter((one) => {
    const at = left.indexOf(one)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** The numbers that a unit stands behind. */
function before(text: string, unit: string): number[] {
  return [...text.matchAll(/\d+(?:\.\d+)?(?=\s*(.*))/gs)]
    .filter(([, behind = '']) => behind.startsWith(unit))
    .map(([digits]) => Number(digits))
}

function sorted(numbers: Iterable<number>): number[] {
  return [...numbers].sort((one, other) => one - other)
}

function inSchema(context: LintContext, tables: readonly Table[]): Problem[] {
  return schemasBelow(context.bundle.schema).flatMap(({ pointer, node: { description } }): Problem[] => {
    const other = otherNumber(description, tables)
    return other ? [schemaProblem(context, pointer, 'description', 'band-said', other)] : []
  })
}
