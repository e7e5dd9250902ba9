import {
  below,
  closest,
  isWithin,
  joinPointer,
  nameOptions,
  splitPointer,
  stepInto,
  treeOf,
  typoOf,
  withoutUnit,
} from '@formwright/definition'
import type { Field, FormTree, JsonSource, Problem } from '@formwright/definition'
import { idTitled } from './workflow.ts'
import { editionSource, fileProblem, quoted } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/** Columns of tables across applications must name fields or facts, and their states must exist. */
export const tables: LintCheck = (context) => {
  const source = editionSource(context, 'edition.json')
  const { edition, form } = context.bundle
  if (!source) return []
  const cells = context.fields.flatMap((field) => [
    field.pointer,
    ...field.cells.map(({ pointer }) => pointer),
  ])
  const tree = treeOf(context.bundle)
  const states = form.workflow && Object.keys(form.workflow.states)
  return (edition.tables ?? []).flatMap(({ columns, states: wanted = [] }, index): Problem[] => [
    ...columnsTwice(source, index, columns),
    ...calledAsOthers(context, source, index, columns),
    ...ofGivenUp(context, source, index, wanted),
    ...columns.flatMap(({ value }, column) => {
      if (
        !value.startsWith('/') ||
        // an unresolved year is reported separately
        value.includes('{') ||
        isColumn(context.fields, tree, value)
      )
        return []
      // a pointer with a row index is generalised to all rows
      const ofRows = joinPointer(splitPointer(value).map((key) => (/^\d+$/.test(key) ? '*' : key)))
      return [
        fileProblem(source, `/tables/${index}/columns/${column}/value`, 'target-unknown', {
          pointer: value,
          suggestion: isColumn(context.fields, tree, ofRows) ? ofRows : closest(value, cells),
        }),
      ]
    }),
    ...wanted.flatMap((state, at) => {
      if (!states || states.includes(state)) return []
      const titled = idTitled(state, form.workflow.states)
      const params = { state, suggestion: titled ?? closest(state, states), known: states }
      const fix = quoted(titled ?? typoOf(state, states))
      return [fileProblem(source, `/tables/${index}/states/${at}`, 'state-unknown', params, fix)]
    }),
  ])
}

/**
 * A table of withdrawn applications: of states that are reached without submitting and in which nobody edits
 * any more.
 */
function ofGivenUp(
  { bundle }: LintContext,
  source: JsonSource,
  table: number,
  wanted: readonly string[],
): Problem[] {
  const { start = '', states = {} } = bundle.form.workflow ?? {}
  const begun = new Set([start])
  for (const name of begun)
    for (const { to, requires = [] } of states[name]?.transitions ?? [])
      if (!requires.includes('no-errors') && !requires.includes('warnings-explained')) begun.add(to)
  const isGivenUp = (name: string) =>
    begun.has(name) && Object.keys(states[name]?.edit ?? {}).length === 0 && name !== start
  const isCommon = (states[start]?.transitions ?? []).some(({ requires = [] }) =>
    requires.includes('no-errors'),
  )
  if (wanted.length === 0 || !isCommon || !wanted.every(isGivenUp)) return []
  const titles = wanted.map((name) => states[name]!.title)
  return [fileProblem(source, `/tables/${table}/states`, 'table-given-up', { states: titles })]
}

/**
 * Whether a column can show a pointer: a field, or one of its cells, with `*` for every row. Individual rows,
 * and members named after rows, differ between applications.
 */
function isColumn(fields: readonly Field[], tree: FormTree, pointer: string): boolean {
  if (fields.some((field) => field.pointer === pointer)) return true
  let node = tree.root
  for (const key of splitPointer(pointer)) {
    const next = stepInto(node, key)
    const isNamed =
      node.kind !== 'rows' &&
      node.schema['x-ref'] === undefined &&
      nameOptions(node)?.some((option) => option.const === key) !== false
    if (!next || (next.repeated && key !== '*' && !isNamed)) return false
    node = next
  }
  return node.kind === 'cell' && fields.some((field) => isWithin(pointer, field.pointer))
}

/** A column with the value or title of another one: an unfinished copy. */
function columnsTwice(
  source: JsonSource,
  table: number,
  columns: readonly { readonly title: string; readonly value: string }[],
): Problem[] {
  return columns.flatMap((column, index) => {
    const key = (['value', 'title'] as const).find(
      (name) => columns.findIndex((other) => other[name] === column[name]) < index,
    )
    if (key === undefined) return []
    const first = columns.findIndex((other) => other[key] === column[key])
    const at = (position: number) => below('/tables', table, 'columns', position, key)
    const { line } = source.positionOf(at(first))
    return [fileProblem(source, at(index), 'column-twice', { line })]
  })
}

/** A column with the title of another column's field. */
function calledAsOthers(
  { fieldAt }: LintContext,
  source: JsonSource,
  table: number,
  columns: readonly { readonly title: string; readonly value: string }[],
): Problem[] {
  const named = columns.map(({ title, value }) => ({
    said: bare(title),
    field: bare(fieldAt(value)?.title ?? ''),
  }))
  return named.flatMap(({ said: columnTitle, field }, index): Problem[] => {
    const other = named.findIndex(
      (column, at) => at !== index && column.field !== '' && column.field === columnTitle,
    )
    if (other < 0 || field === '' || field.includes(columnTitle) || columnTitle.includes(field)) return []
    const at = below('/tables', table, 'columns', index, 'title')
    const params = { title: columns[index]!.title, field: fieldAt(columns[index]!.value)!.title }
    return [fileProblem(source, at, 'column-other', params)]
  })
}

/** A title without leading number and trailing unit. */
function bare(title: string): string {
  return withoutUnit(title)
    .replace(/^(?:\d{1,2}\s?[a-z]?|[a-z])[.)\u3001]\s*/i, '')
    .toLowerCase()
}
