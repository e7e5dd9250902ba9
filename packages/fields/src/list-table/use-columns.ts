import { useCallback, useRef, useSyncExternalStore } from 'react'
import {
  isReadOnly,
  optionsOf,
  outermostList,
  referredList,
  referredRows,
  unitOf,
} from '@formwright/definition'
import type { Field, FormNode, ListColumn, Schema } from '@formwright/definition'
import { subscribeAll, useFormContext } from '@formwright/renderer'

/** A column of a table of rows. */
export interface TableColumn extends ListColumn {
  /** The form fills it in: a key, or what a formula gives. */
  readonly readOnly?: boolean
  /** The unit of its numbers, where its title does not say it. */
  readonly unit?: string
}

/** The columns of a list's rows; what refers to rows of another list offers those that are there. */
export function useColumns(field: Field): readonly TableColumn[] {
  const { store } = useFormContext()
  const subscribe = useCallback(
    (listener: () => void) => subscribeAll(store, listsReferredTo(field), listener),
    [store, field],
  )
  const last = useRef<{
    readonly of: Field
    readonly says: string
    readonly columns: readonly TableColumn[]
  }>(undefined)
  const read = () => {
    if (last.current?.of === field && listsReferredTo(field).length === 0) return last.current.columns
    const columns = columnsOf(field, store.answers)
    const says = JSON.stringify(columns)
    if (last.current?.of === field && last.current.says === says) return last.current.columns
    last.current = { of: field, says, columns }
    return columns
  }
  return useSyncExternalStore(subscribe, read, read)
}

function listsReferredTo({ node }: Field): string[] {
  const cells = node.children[0]?.children ?? []
  return cells.flatMap((cell) => {
    const list = referredList(cell)?.list
    return list ? [outermostList(list.pointer)] : []
  })
}

function columnsOf({ node, pointer }: Field, answers: unknown): readonly TableColumn[] {
  return (node.children[0]?.children ?? []).map((cell) => ({
    key: cell.key,
    title: cell.title,
    type: columnType(cell.schema),
    required: cell.requiredHere,
    ...(isReadOnly(cell) ? { readOnly: true } : {}),
    ...(unitOf(cell.schema) === '' ? {} : { unit: unitOf(cell.schema) }),
    ...optionsOfCell(cell, `${pointer}/0/${cell.key}`, answers),
  }))
}

function columnType(schema: Schema): NonNullable<ListColumn['type']> {
  const types = new Set([schema.type].flat())
  if (types.has('number') || types.has('integer')) return 'number'
  return schema.format === 'date' ? 'date' : 'text'
}

/** The options or suggestions of a cell, as a column of a list has them. */
function optionsOfCell(
  cell: FormNode,
  at: string,
  answers: unknown,
): Pick<ListColumn, 'enum' | 'oneOf' | 'examples'> {
  const { schema } = cell
  if (schema['x-ref'])
    return { oneOf: referredRows(cell, at, answers).map(({ key, title }) => ({ const: key, title })) }
  const options = optionsOf(schema)
  if (options) return { oneOf: options }
  if (schema.enum?.every((value) => typeof value === 'string')) return { enum: schema.enum as string[] }
  return Array.isArray(schema.examples) ? { examples: schema.examples.map(String) } : {}
}
