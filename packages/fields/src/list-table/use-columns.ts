import { useCallback, useRef, useSyncExternalStore } from 'react'
import {
  isReadOnly,
  outermostList,
  referredList,
  referredRows,
  refinementsOf,
  unitOf,
} from '@formwright/definition'
import type {
  Field,
  FormLocale,
  FormNode,
  ListColumn,
  Option,
  ReferredRow,
  Schema,
  TitledValue,
} from '@formwright/definition'
import { subscribeAll, useFormContext, useText } from '@formwright/renderer'
import { choicesOf } from '../choice/choices-of.ts'
import { isAlwaysRequired } from './always-required.ts'
import { columnsOfRows } from './list-table.ts'

/** A column of a table of rows. */
export interface TableColumn extends ListColumn {
  /** Filled in by the form: a key, or the result of a formula. */
  readonly readOnly?: boolean
  /** The pattern of the keys assigned by the form (`x-key`). */
  readonly keyPattern?: string
  /** The allowed values: options, numbers with titles, yes and no, rows that may be referred to. */
  readonly choices?: readonly (Option | TitledValue)[]
  /** Branches restrict its choices in some rows. */
  readonly isNarrowed?: true
  /** The rows that it refers to; a typed text may name one without its key. */
  readonly refersTo?: readonly Pick<ReferredRow, 'key' | 'title'>[]
  /** The format of its texts, such as a time of day or an email address. */
  readonly format?: string
  /** The unit of its numbers, if its title does not state it. */
  readonly unit?: string
}

/** A list and its pointer. */
type RowsOf = Pick<Field, 'node' | 'pointer'>

/**
 * The columns of a list's rows. A column that refers to another list offers the rows that currently exist.
 */
export function useColumns(field: RowsOf): readonly TableColumn[] {
  const { store } = useFormContext()
  const { locale } = useText()
  const subscribe = useCallback(
    (listener: () => void) => subscribeAll(store, listsReferredTo(field), listener),
    [store, field],
  )
  const last = useRef<{
    readonly of: RowsOf
    readonly locale: FormLocale
    readonly says: string
    readonly columns: readonly TableColumn[]
  }>(undefined)
  const read = () => {
    const known = last.current?.of === field && last.current.locale === locale ? last.current : undefined
    if (known && listsReferredTo(field).length === 0) return known.columns
    const columns = columnsOf(field, store.shown, locale)
    const says = JSON.stringify(columns)
    if (known?.says === says) return known.columns
    last.current = { of: field, locale, says, columns }
    return columns
  }
  return useSyncExternalStore(subscribe, read, read)
}

function listsReferredTo({ node }: RowsOf): string[] {
  return columnsOfRows(node).flatMap((cell) => {
    const list = referredList(cell)?.list
    return list ? [outermostList(list.pointer)] : []
  })
}

function columnsOf({ node, pointer }: RowsOf, answers: unknown, locale: FormLocale): readonly TableColumn[] {
  return columnsOfRows(node).map((cell) => ({
    key: cell.key,
    title: cell.title,
    type: columnType(cell.schema),
    required: isAlwaysRequired(cell),
    ...(cell.schema.format === undefined ? {} : { format: cell.schema.format }),
    ...(isReadOnly(cell) ? { readOnly: true } : {}),
    ...(cell.schema['x-key'] === undefined ? {} : { keyPattern: cell.schema['x-key'] }),
    ...(unitOf(cell.schema) === '' ? {} : { unit: unitOf(cell.schema) }),
    ...optionsOfCell(cell, `${pointer}/0/${cell.key}`, answers, locale),
  }))
}

function columnType(schema: Schema): NonNullable<TableColumn['type']> {
  const types = new Set([schema.type].flat())
  if (types.has('number') || types.has('integer')) return 'number'
  if (schema.format === 'year-month') return 'month'
  return schema.format === 'date' ? 'date' : 'text'
}

/** The options or suggestions of a cell, as properties of a column. */
function optionsOfCell(
  cell: FormNode,
  at: string,
  answers: unknown,
  locale: FormLocale,
): Pick<TableColumn, 'choices' | 'examples' | 'refersTo' | 'isNarrowed'> {
  const { schema } = cell
  if (schema['x-ref']) {
    const refersTo = referredRows(cell, at, answers).map(({ key, title }) => ({ key, title }))
    return { refersTo, choices: refersTo.map(({ key, title }) => ({ const: key, title })) }
  }
  const choices = choicesOf(schema, locale)
  if (choices) return { choices, ...(refinementsOf(cell).length > 0 ? { isNarrowed: true } : {}) }
  return Array.isArray(schema.examples) ? { examples: schema.examples.map(String) } : {}
}
