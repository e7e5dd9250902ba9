import { below, defaultFieldType, keyedList, nameOptionsOf } from '@formwright/definition'
import type { Option, Schema } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { formText, inFormLanguage } from '../kinds/form-text.ts'
import type { MemberKind } from '../kinds/member-kinds.ts'
import { fieldAt, writtenAt } from '../model/studio-model.ts'
import type { StudioModel, Written } from '../model/studio-model.ts'
import { act, filesBelow } from './act.ts'
import type { Act } from './act.ts'
import { yearAliases } from './add-field.ts'
import { writeKeyword } from './write-keyword.ts'
import { keyedLists } from './members.ts'
import { definedAt } from './shared-definition.ts'
import { followText, forgetTexts } from './texts.ts'

/** How the lines, columns or tables of a matrix are defined. */
export type NamedBy =
  | { readonly by: 'fixed' }
  | { readonly by: 'years'; readonly set: string }
  | { readonly by: 'options'; readonly options: readonly Option[] }
  | { readonly by: 'rows'; readonly list: string }

/** A level of a matrix, outermost first: of two levels, lines and columns. */
export interface MatrixLevel {
  readonly named: NamedBy
  /** The schema of the cells of the innermost level, if its columns are not defined individually. */
  readonly cell?: Schema
}

/** The levels of a matrix; `undefined` if the field is not a matrix. */
export function matrixLevels(model: StudioModel, pointer: string): readonly MatrixLevel[] | undefined {
  const field = fieldAt(model, pointer)
  if (defaultFieldType(field, fieldTypes)?.name !== 'matrix') return undefined
  const levels: MatrixLevel[] = []
  for (let at: Schema | undefined = field.schema; at?.type === 'object'; at = memberOf(at)) {
    const isInnermost = memberOf(at)?.type !== 'object'
    const given = isInnermost ? givenIn(at) : undefined
    levels.push({ named: namedBy(at), ...(given ? { cell: given } : {}) })
  }
  return levels
}

/**
 * The schema of members that are not defined individually. The members of annual fields are written
 * individually, so the first one is used.
 */
function givenIn({ 'x-annual': annual, properties = {}, additionalProperties }: Schema): Schema | undefined {
  if (annual === undefined) return isSchema(additionalProperties) ? additionalProperties : undefined
  const { title: _year, ...member } = Object.values(properties)[0] ?? {}
  return member
}

function namedBy(schema: Schema): NamedBy {
  if (schema['x-annual'] !== undefined) return { by: 'years', set: schema['x-annual'] }
  if (schema['x-ref'] !== undefined) return { by: 'rows', list: schema['x-ref'].list }
  const options = nameOptionsOf(schema)
  return options ? { by: 'options', options } : { by: 'fixed' }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null
}

/** The schema of an object's members: the first one that is filled in, i.e. not computed like totals. */
function memberOf(schema: Schema): Schema | undefined {
  const own = Object.values(schema.properties ?? {})
  return givenIn(schema) ?? own.find(({ readOnly }) => readOnly !== true) ?? own[0]
}

/** Changes how the lines, columns or tables of a matrix are defined; samples are adapted. */
export function nameLevel(model: StudioModel, pointer: string, level: number, to: NamedBy): Act {
  const field = fieldAt(model, pointer)
  const { named: before } = matrixLevels(model, pointer)![level]!
  return act(model, { name: 'name-level', values: { label: field.title } }, (edits) => {
    if (before.by === 'options' && to.by === 'options')
      for (const { const: code, title } of to.options) {
        const known = before.options.find((one) => one.const === code)
        if (known) followText(model, edits, known.title, title)
      }
    let fixed: readonly string[] = []
    for (const { schema, ...written } of holdersOf(model, pointer, level)) {
      const json = edits.json(written.file)
      const next = renamed(model, json.get(written.pointer) as Schema, schema, to, level)
      fixed = Object.keys(next.properties ?? {})
      json.set(written.pointer, next)
    }
    for (const path of filesBelow(model, 'answers')) {
      const json = edits.json(path)
      const keys = to.by === 'fixed' ? fixed : keysOf(model, to, (at) => json.get(at))
      const value = json.get(pointer)
      if (value !== undefined) json.set(pointer, rekeyed(value, keys, level))
    }
    forgetTexts(model, edits)
    return pointer
  })
}

/** Changes the cells of the innermost level: to another kind, or some of their keywords. */
export function changeLevelCell(
  model: StudioModel,
  pointer: string,
  level: number,
  change: { readonly kind?: MemberKind; readonly set?: Readonly<Record<string, unknown>> },
): Act {
  const { title } = fieldAt(model, pointer)
  const { form } = model.bundle
  return act(model, { name: 'name-level', values: { label: title } }, (edits) => {
    for (const { file, pointer: at } of holdersOf(model, pointer, level)) {
      const cell = { file, pointer: `${at}/additionalProperties` }
      if (change.kind) edits.json(file).set(cell.pointer, inFormLanguage(form, change.kind.schema))
      for (const [keyword, value] of Object.entries(change.set ?? {}))
        writeKeyword(model, edits, cell, keyword, value)
    }
    if (change.kind) {
      const { sample } = inFormLanguage(form, change.kind)
      for (const path of filesBelow(model, 'answers')) {
        const value = edits.json(path).get(pointer)
        if (value !== undefined) edits.json(path).set(pointer, withLeaves(value, level + 1, sample))
      }
    }
    return pointer
  })
}

interface Holder extends Written {
  readonly schema: Schema
}

/** Where the objects of a level are written; a shared definition only once. */
function holdersOf(model: StudioModel, pointer: string, level: number): readonly Holder[] {
  const field = fieldAt(model, pointer)
  let at = [{ schemaPointer: field.schemaPointer, schema: field.schema }]
  for (let depth = 0; depth < level; depth++)
    at = at.flatMap(({ schemaPointer, schema }) => {
      const given = givenIn(schema)
      const named = schema['x-annual'] === undefined ? Object.entries(schema.properties ?? {}) : []
      return [
        ...named.map(([key, member]) => ({
          schemaPointer: below(schemaPointer, 'properties', key),
          schema: member,
        })),
        ...(given ? [{ schemaPointer: below(schemaPointer, 'additionalProperties'), schema: given }] : []),
      ]
    })
  const holders = at.map(({ schemaPointer, schema }) => ({
    schema,
    ...definedAt(model, writtenAt(model, schemaPointer)),
  }))
  return [...new Map(holders.map((one) => [`${one.file}#${one.pointer}`, one])).values()]
}

/** The object with its members defined differently; totals are kept. */
function renamed(
  model: StudioModel,
  written: Schema,
  { properties = {} }: Schema,
  to: NamedBy,
  level: number,
): Schema {
  const {
    'x-annual': _years,
    'x-ref': _list,
    propertyNames: _names,
    properties: own = {},
    required: _required,
    additionalProperties,
    ...rest
  } = written
  const isTotal = (key: string) => properties[key]?.readOnly === true
  const [, first] = Object.entries(own).find(([key]) => !isTotal(key)) ?? Object.entries(own)[0] ?? []
  const totals = Object.fromEntries(Object.entries(own).filter(([key]) => isTotal(key)))
  const { title: _title, ...member } = isSchema(additionalProperties) ? additionalProperties : (first ?? {})
  const given = {
    ...(Object.keys(totals).length > 0 ? { properties: totals } : {}),
    additionalProperties: member,
  }
  if (to.by === 'years') return { ...rest, 'x-annual': to.set, ...given }
  if (to.by === 'rows') return { ...rest, 'x-ref': { list: to.list, required: true }, ...given }
  if (to.by === 'options') return { ...rest, propertyNames: { oneOf: [...to.options] }, ...given }
  const titles = fixedTitles(model, written, level)
  return {
    ...rest,
    properties: {
      ...Object.fromEntries(titles.map(({ const: key, title }) => [key, { title, ...member }])),
      ...totals,
    },
    required: titles.map((one) => one.const),
    additionalProperties: false,
  }
}

/** Initial names when members become defined individually: those of the previous options, or two new ones. */
function fixedTitles({ bundle }: StudioModel, before: Schema, level: number): readonly Option[] {
  const word = level === 0 ? 'line' : 'column'
  return (
    nameOptionsOf(before) ?? [
      { const: 'first', title: formText(bundle.form, word, 1) },
      { const: 'second', title: formText(bundle.form, word, 2) },
    ]
  )
}

/** Options for members that were defined individually so far, with their keys in answers. */
export function optionsOfFixed(model: StudioModel, pointer: string, level: number): readonly Option[] {
  const { properties = {} } = holdersOf(model, pointer, level)[0]?.schema ?? {}
  const fixed = Object.entries(properties).filter(([, { readOnly }]) => readOnly !== true)
  const options = fixed.map(([key, { title = key }]) => ({ const: key, title }))
  const { form } = model.bundle
  return options.length > 0
    ? options
    : (['a', 'b'] as const).map((code, index) => ({
        const: code,
        title: formText(form, 'option', index + 1),
      }))
}

function keysOf(
  model: StudioModel,
  to: Exclude<NamedBy, { readonly by: 'fixed' }>,
  answer: (pointer: string) => unknown,
): readonly string[] {
  if (to.by === 'options') return to.options.map((one) => one.const)
  if (to.by === 'years') return yearAliases(model, to.set)
  const list = model.fields.find(({ pointer }) => pointer === to.list)
  const key = list && keyedList(list.node)?.cell.key
  const rows = answer(to.list)
  return !Array.isArray(rows) || key === undefined
    ? []
    : rows.map((row: Readonly<Record<string, unknown>>) => String(row[key]))
}

type Answers = Readonly<Record<string, unknown>>

/** An answer with new keys for the members of a level; the values are kept in order. */
function rekeyed(value: unknown, keys: readonly string[], level: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value as Answers)
  if (level > 0) return Object.fromEntries(members.map(([key, one]) => [key, rekeyed(one, keys, level - 1)]))
  const values = members.map(([, one]) => one)
  return Object.fromEntries(
    keys.map((key, index) => [key, (value as Answers)[key] ?? values[index] ?? values[0] ?? 0]),
  )
}

function withLeaves(value: unknown, depth: number, leaf: unknown): unknown {
  if (depth === 0 || typeof value !== 'object' || value === null) return leaf
  return Object.fromEntries(
    Object.entries(value as Answers).map(([key, one]) => [key, withLeaves(one, depth - 1, leaf)]),
  )
}

/** The lists whose rows can define a level: those with keys, except the matrix itself. */
export function namingLists(model: StudioModel, pointer: string) {
  return keyedLists(model).filter((list) => list.pointer !== pointer)
}
