import { below } from '../json/source.ts'
import type { FormBundle, ListColumn, Option, Schema } from '../bundle/types.ts'

/** What a cell holds, read off its schema. */
export type CellShape =
  | 'number'
  | 'text'
  | 'boolean'
  | 'choice'
  | 'choices'
  | 'names'
  | 'date'
  | 'region'
  | 'rows'
  | 'other'

/** The smallest place that one value goes into; a row of a repeatable field has `*` for its index. */
export interface Cell {
  readonly pointer: string
  readonly label: string
  readonly shape: CellShape
  readonly schema: Schema
  /** True when every object on the way requires it; cells inside a repeatable row are required within their row. */
  readonly required: boolean
}

/** A field: what has one `x-id`. It may hold several cells (three years, a count and its names, a cross table). */
export interface Field {
  readonly id: string
  readonly pointer: string
  /** The dotted path that attachments and lists use as their target. */
  readonly target: string
  readonly part: string
  readonly title: string
  readonly label: string
  readonly schema: Schema
  readonly cells: readonly Cell[]
  /** Pointer of the field's node in the bundle's schema. */
  readonly schemaPointer: string
}

/** All fields of an edition in form order. */
export function fieldsOf(bundle: Pick<FormBundle, 'schema' | 'parts'>): Field[] {
  return bundle.parts.flatMap((part) => fieldsOfPart(bundle, part.key))
}

/** What a field, or a cell of it, is called within its part: the official words from the outermost group inwards, joined by ｜. */
export function officialLabel(field: Field, pointer = field.pointer): string {
  return field.cells.find((cell) => cell.pointer === pointer)?.label || field.label || field.title
}

/** The fields of one part in form order. */
export function fieldsOfPart({ schema: whole }: Pick<FormBundle, 'schema'>, part: string): Field[] {
  const fields: Field[] = []
  const schema = part === '' ? whole : whole.properties?.[part]
  const at = part === '' ? '' : below('', part)
  const schemaAt = part === '' ? '' : below('', 'properties', part)
  if (schema)
    collect({ schema, pointer: at, schemaPointer: schemaAt, labels: [], required: true }, part, fields)
  return fields
}

interface Node {
  readonly schema: Schema
  readonly pointer: string
  readonly schemaPointer: string
  readonly labels: readonly string[]
  readonly required: boolean
}

function collect(node: Node, part: string, fields: Field[]): void {
  const id = node.schema['x-id']
  if (id === undefined && isGroup(node.schema)) {
    for (const child of childrenOf(node)) collect(child, part, fields)
    return
  }
  fields.push({
    id: id ?? '',
    pointer: node.pointer,
    target: targetOf(node.pointer),
    part,
    title: node.schema.title ?? node.labels.at(-1) ?? '',
    label: node.labels.join('｜'),
    schema: node.schema,
    cells: cellsOf(node),
    schemaPointer: node.schemaPointer,
  })
}

/** The cells at and below a node. */
function cellsOf(node: Node): Cell[] {
  if (isGroup(node.schema)) return childrenOf(node).flatMap(cellsOf)
  const shape = shapeOf(node.schema)
  const own: Cell = {
    pointer: node.pointer,
    label: node.labels.join('｜'),
    shape,
    schema: node.schema,
    required: node.required,
  }
  if (shape !== 'rows') return [own]
  const row: Node = {
    ...node,
    schema: node.schema.items!,
    pointer: `${node.pointer}/*`,
    schemaPointer: `${node.schemaPointer}/items`,
    required: true,
  }
  return [own, ...childrenOf(row).flatMap(cellsOf)]
}

function childrenOf(node: Node): Node[] {
  const required = new Set(node.schema.required)
  return Object.entries(node.schema.properties ?? {}).map(([key, schema]) => ({
    schema,
    pointer: below(node.pointer, key),
    schemaPointer: below(node.schemaPointer, 'properties', key),
    labels: schema.title === undefined ? node.labels : [...node.labels, schema.title],
    required: node.required && required.has(key),
  }))
}

/** An object that only holds others: no format of its own and nothing that ties its members together. */
export function isGroup(schema: Schema): boolean {
  return (
    schema.type === 'object' &&
    schema.properties !== undefined &&
    schema.format === undefined &&
    !TYING.some((keyword) => keyword in schema)
  )
}

const TYING = [
  'oneOf',
  'anyOf',
  'allOf',
  'not',
  'if',
  'dependentRequired',
  'minProperties',
  'maxProperties',
  'propertyNames',
  'x-none',
]

/** What a leaf holds. */
export function shapeOf(schema: Schema): CellShape {
  if (schema.type === 'number' || schema.type === 'integer') return 'number'
  if (schema.type === 'boolean') return 'boolean'
  if (optionsOf(schema)) return 'choice'
  if (schema.type === 'string') return schema.format === 'date' ? 'date' : 'text'
  if (schema.type === 'object') return schema.format === 'region' ? 'region' : 'other'
  if (schema.type === 'array') {
    const items = schema.items
    if (items && optionsOf(items)) return 'choices'
    if (items?.type === 'string') return 'names'
    return items && isGroup(items) ? 'rows' : 'other'
  }
  return 'other'
}

/** The options of a choice, or of the items of a tick group: `oneOf` of `const` and `title`. */
export function optionsOf(schema: Schema): readonly Option[] | undefined {
  const list = schema.oneOf
  return list && list.every((entry) => typeof (entry as Option).const === 'string')
    ? (list as readonly Option[])
    : undefined
}

/** The options of a column of a list; `undefined` where anything may be written. */
export function columnOptions({ enum: values, oneOf }: ListColumn): readonly Option[] | undefined {
  return oneOf ?? values?.map((value) => ({ const: value, title: value }))
}

/** A pointer as attachments and lists name it: the dotted path. */
export function targetOf(pointer: string): string {
  return pointer.slice(1).replaceAll('/', '.')
}
