import {
  inAnyLanguage,
  plainForms,
  splitPointer,
  treeOf,
  unitOf,
  unitsAgree,
  UnitTable,
  yearOfKey,
} from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import words from './unit-words.json' with { type: 'json' }
import { editionSource, fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** The unit in brackets at the end of a title, if it differs from the own one; people go by the title. */
export function unitInTitle(title: string, unit: string, table: UnitTable): string | undefined {
  const own = table.parse(unit)
  const stated = /\(([^()]+)\)\s*$/.exec(plainForms(title))?.[1]?.trim() ?? ''
  if (!own || stated === '' || stated === unit) return undefined
  const statedUnit = table.parse(stated)
  const isOther = statedUnit ? !unitsAgree(statedUnit, own) : MONEY.test(stated)
  return isOther ? stated : undefined
}

/** The unit after the word “unit” in a description, if it differs from the own one. */
export function unitNamed(description: string, unit: string, table: UnitTable): string | undefined {
  const own = table.parse(unit)
  const [, , named = ''] = NAMED.exec(plainForms(description)) ?? []
  const stated = named.trim()
  const other = stated === '' ? undefined : table.parse(stated)
  return own && other && !unitsAgree(other, own) ? stated : undefined
}

const NAMED = new RegExp(`(${inAnyLanguage(words.unit)})\\s*:?\\s*([^\\s,.;:()\u3002\uFF1B\u3001]+)`, 'iu')

/** A currency sign is a unit even if the form does not know it. */
const MONEY = /^(?:[kmb]|bn)?\s*(?:US|CA|AU)?\p{Sc}\s*(?:[kmb]|bn)?$/iu

/** Units in titles of parameters and table columns must be those of their values. */
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
