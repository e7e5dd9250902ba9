import {
  plainForms,
  splitPointer,
  treeOf,
  unitOf,
  unitsAgree,
  UnitTable,
  yearOfKey,
} from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { editionSource, fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/**
 * What a title says in brackets at its end, where it is a unit, and another than the own one: people fill in,
 * and read, what the title says.
 */
export function unitInTitle(title: string, unit: string, table: UnitTable): string | undefined {
  const own = table.parse(unit)
  const stated = /\(([^()]+)\)\s*$/.exec(plainForms(title))?.[1]?.trim() ?? ''
  if (!own || stated === '' || stated === unit) return undefined
  const said = table.parse(stated)
  const isOther = said ? !unitsAgree(said, own) : MONEY.test(stated)
  return isOther ? stated : undefined
}

/** A sign of money is a unit whether the form knows it or not. */
const MONEY = /^(?:[kmb]|bn)?\s*(?:US|CA|AU)?\p{Sc}\s*(?:[kmb]|bn)?$/iu

/** Titles of parameters and of columns of tables across applications name the unit of what stands there. */
export const titleUnits: LintCheck = (context) => {
  const source = editionSource(context, 'edition.json')
  if (!source) return []
  const { bundle } = context
  const table = new UnitTable(bundle.form)
  const tree = treeOf(bundle)
  const problems = (at: string, title: string, unit: string): Problem[] => {
    const stated = unitInTitle(title, unit, table)
    return stated === undefined ? [] : [fileProblem(source, at, 'title-unit-other', { title, stated, unit })]
  }
  const ofParams = Object.entries(bundle.edition.params).flatMap(([name, { title, unit = '' }]) =>
    problems(`/params/${name}/title`, title ?? '', unit),
  )
  const ofTables = (bundle.edition.tables ?? []).flatMap(({ columns }, index) =>
    columns.flatMap(({ title, value }, column) => {
      const node = value.startsWith('/') && !value.includes('{') ? tree.nodeAt(value) : undefined
      const year = node && yearOfKey(splitPointer(value).at(-1) ?? '') !== undefined ? node.parent : undefined
      const unit = node ? unitOf(node.schema) || (year ? unitOf(year.schema) : '') : ''
      return problems(`/tables/${index}/columns/${column}/title`, title, unit)
    }),
  )
  return [...ofParams, ...ofTables]
}
