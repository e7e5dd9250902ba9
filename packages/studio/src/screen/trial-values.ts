import { columnsOf, isWithin, listPointer, targetOf } from '@formwright/definition'
import type { Field, Schema } from '@formwright/definition'
import type { WrittenRule } from '../edits/rules.ts'
import { expressionsOf } from '../sentences/rule-reads.ts'

/** A value that is typed to try a rule. */
interface TrialValue {
  readonly pointer: string
  readonly label: string
  readonly schema: Schema
}

/**
 * The values needed to try a rule: the cells of the fields that it reads, rows of tables and of lists behind
 * numbers.
 */
export function trialValues(
  rule: WrittenRule,
  read: readonly string[],
  fields: readonly Field[],
): TrialValue[] {
  const named = new Set(expressionsOf(rule).flatMap((expression) => expression.match(/(?<=\.)\w+/g) ?? []))
  const listed = new Set(
    expressionsOf(rule).flatMap((expression) => [...expression.matchAll(LISTED)].map(([, target]) => target)),
  )
  return fields.flatMap((field): TrialValue[] => {
    const list = listed.has(targetOf(field.pointer)) ? listBehind(field) : undefined
    return [...valuesOf(field), ...(list ? [list] : [])]
  })
  function valuesOf(field: Field): TrialValue[] {
    const cells = field.cells.filter(({ pointer }) =>
      read.some((otherPointer) => isWithin(pointer, otherPointer)),
    )
    const columns = columnsOf(field.schema)
    if (cells.length === 0 || columns.length === 0)
      // within rows, the first row is used
      return cells.map((cell) => ({ ...cell, pointer: cell.pointer.replaceAll('*', '0') }))
    const own = columns.filter(([key]) => named.has(key))
    const properties = Object.fromEntries(own.length > 0 ? own : columns)
    return [{ ...field, label: field.title, schema: { ...field.schema, items: rowOf(properties) } }]
  }
}

/** The schema of a row with only these columns; other members are kept but not shown. */
function rowOf(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', properties, additionalProperties: false }
}

/** The field whose list an expression counts. */
const LISTED = /\blistRows\(\s*([\w.]+)\s*\)/g

/** The rows of the list behind a field. */
function listBehind({ pointer, title, schema: { 'x-list': list } }: Field): TrialValue | undefined {
  if (!list) return undefined
  const properties = Object.fromEntries(
    list.columns.map(({ key, title: named, type }) => [
      key,
      { title: named, type: type === 'number' ? ('number' as const) : ('string' as const) },
    ]),
  )
  const schema: Schema = { type: 'array', items: rowOf(properties) }
  return { pointer: listPointer(targetOf(pointer)), label: list.title ?? title, schema }
}
