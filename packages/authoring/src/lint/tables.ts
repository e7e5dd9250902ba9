import { below, closest, isWithin, typoOf } from '@formwright/definition'
import type { JsonSource, Problem } from '@formwright/definition'
import { editionSource, fileProblem, quoted } from './context.ts'
import type { LintCheck } from './context.ts'

/** The columns of tables across applications name fields or facts, and their states exist. */
export const tables: LintCheck = (context) => {
  const source = editionSource(context, 'edition.json')
  const { edition, form } = context.bundle
  if (!source) return []
  const cells = context.fields.flatMap((field) => [
    field.pointer,
    ...field.cells.map(({ pointer }) => pointer),
  ])
  const states = form.workflow && Object.keys(form.workflow.states)
  return (edition.tables ?? []).flatMap(({ columns, states: wanted = [] }, index): Problem[] => [
    ...columnsTwice(source, index, columns),
    ...columns.flatMap(({ value }, column) => {
      if (
        !value.startsWith('/') ||
        // a year that is left in it is reported as such
        value.includes('{') ||
        context.fields.some(
          (field) => value === field.pointer || (isWithin(value, field.pointer) && cells.includes(value)),
        )
      )
        return []
      return [
        fileProblem(source, `/tables/${index}/columns/${column}/value`, 'target-unknown', {
          pointer: value,
          suggestion: closest(value, cells),
        }),
      ]
    }),
    ...wanted.flatMap((state, at) =>
      !states || states.includes(state)
        ? []
        : [
            fileProblem(
              source,
              `/tables/${index}/states/${at}`,
              'state-unknown',
              { state, suggestion: closest(state, states), known: states },
              quoted(typoOf(state, states)),
            ),
          ],
    ),
  ])
}

/** A column that shows what another shows, or is called as another is: it was copied, and not finished. */
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
