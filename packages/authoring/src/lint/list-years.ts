import { nodesOf, closest, yearsOfColumn } from '@formwright/definition'
import type { FormNode, ListColumn, Problem, ProblemCode, ProblemParams } from '@formwright/definition'
import { isOfPeriod } from '../carry/period.ts'
import { schemaProblem } from './context.ts'
import type { LintCheck } from './context.ts'
import otherDates from './other-dates.json' with { type: 'json' }

const OF_YEARS = new Set(['year', 'month', 'date'])

/** Dates unrelated to the year of a row, such as a date of birth or the end of a plan. */
const OTHER_DATES = new RegExp(Object.values(otherDates).join('|'), 'iu')

/** If a list is about certain years, such as the last three, its year column must be restricted to them. */
export const listYears: LintCheck = (context) => {
  const { bundle } = context
  const sets = Object.keys(bundle.edition.years)
  return nodesOf(bundle).flatMap((node): Problem[] => {
    const { columns = [], title = node.label } = node.schema['x-list'] ?? {}
    const problem = (column: ListColumn, code: ProblemCode, params: ProblemParams) => {
      const written = column.annual === undefined ? '' : '/annual'
      const at = `x-list/columns/${columns.indexOf(column)}${written}`
      return schemaProblem(context, node.schemaPointer, at, code, params)
    }
    const unknown = columns.flatMap((column) => {
      const { annual: name } = column
      if (!name || sets.includes(name)) return []
      return [problem(column, 'years-unknown', { name, suggestion: closest(name, sets), known: sets })]
    })
    const dated = columns.filter(
      ({ type = 'text', title: of }) => OF_YEARS.has(type) && !OTHER_DATES.test(of),
    )
    const isBound = columns.some(
      (column) => column.annual !== undefined || yearsOfColumn(bundle, node.schema, column),
    )
    const [column, another] = dated
    if (!column || another || isBound || sets.length === 0 || !isOfSomeYears(node)) return unknown
    const known = sets.map((set) => JSON.stringify(set)).join(' / ')
    return [problem(column, 'list-years', { title, column: column.title, known })]
  })
}

function isOfSomeYears({ label, schema: { 'x-list': list, description = '' } }: FormNode): boolean {
  return [label, description, list?.title ?? ''].some(isOfPeriod)
}
