import { below, columnsOf, isWithin, joinPointer, uiElementsIn } from '@formwright/definition'
import type { Json, PaperBlock, PartSources, Schema, UiElement } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { JsonText } from '../document/json-text.ts'
import { inFormLanguage } from '../kinds/form-text.ts'
import { keyOf } from '../kinds/key-of.ts'
import { kinds } from '../kinds/kinds.ts'
import type { FieldKind } from '../kinds/kinds.ts'
import { memberKinds } from '../kinds/member-kinds.ts'
import type { MemberKind } from '../kinds/member-kinds.ts'
import { fieldAt, partOf, scopeOf, screenOf, withinPart, writtenAt } from '../model/studio-model.ts'
import type { StudioModel, Written } from '../model/studio-model.ts'
import { earlierField } from '../model/used-names.ts'
import { act, filesBelow } from './act.ts'
import type { Act } from './act.ts'
import { followSamples } from './follow-samples.ts'
import { decimalsInUnit, followUnits, withUnitNotice } from './follow-units.ts'
import { takeMoney } from './own-unit.ts'
import { removeCells } from './remove-field.ts'
import { definedAt } from './shared-definition.ts'
import { followText, forgetTexts } from './texts.ts'

/** The part of a table that is edited: columns of rows added by applicants, columns or lines of a matrix. */
export type Axis = 'columns' | 'lines'

/** A column or line of a table. */
export interface Member {
  readonly key: string
  readonly schema: Schema
  readonly required: boolean
}

/** The columns or lines of a table; `undefined` for other fields. */
export function membersOf(model: StudioModel, pointer: string, axis: Axis): readonly Member[] | undefined {
  const { schema } = fieldAt(model, pointer)
  const holder = holderIn(schema, axis)
  // years are members too, but are not edited individually
  if (!holder?.properties || holder['x-annual'] !== undefined) return undefined
  const { required = [] } = holder
  return Object.entries(holder.properties).map(([key, member]) => ({
    key,
    schema: member,
    required: required.includes(key),
  }))
}

/** The object whose members are the columns or lines. */
function holderIn(schema: Schema, axis: Axis): Schema | undefined {
  if (schema.type === 'array') return axis === 'columns' ? schema.items : undefined
  const lines = linesOf(schema)
  if (lines.length === 0) return undefined
  return axis === 'lines' ? schema : lines[0]!.schema
}

/**
 * The lines of a matrix with their pointers: those defined individually, and the common schema of others. All
 * have the same columns.
 */
function linesOf(schema: Schema): readonly {
  readonly at: string
  readonly schema: Schema
}[] {
  const { type, properties = {}, additionalProperties } = schema
  const isAnnual = schema['x-annual'] !== undefined
  // for years, the first line stands for all
  const named = Object.entries(properties)
    .slice(0, isAnnual ? 1 : undefined)
    .map(([key, line]) => ({
      at: isAnnual ? '/additionalProperties' : below('/properties', key),
      schema: line,
    }))
  const others =
    typeof additionalProperties === 'object' && !isAnnual
      ? [{ at: '/additionalProperties', schema: additionalProperties as Schema }]
      : []
  const lines = [...named, ...others]
  const keys = (line: Schema) => Object.keys(line.properties ?? {}).join()
  const hasColumns = (line: Schema) => keys(line) !== '' || typeof line.additionalProperties === 'object'
  const isTable =
    type === 'object' &&
    lines.every(({ schema: line }) => hasColumns(line) && keys(line) === keys(lines[0]!.schema))
  return isTable ? lines : []
}

/**
 * Where the columns or lines are written. For columns of a matrix: in each of its lines, but only once for
 * lines that share a definition.
 */
function holdersOf(model: StudioModel, pointer: string, axis: Axis): readonly Written[] {
  const { schema, schemaPointer } = fieldAt(model, pointer)
  const pointers =
    schema.type === 'array'
      ? [`${schemaPointer}/items`]
      : axis === 'lines'
        ? [schemaPointer]
        : linesOf(schema).map(({ at }) => `${schemaPointer}${at}`)
  const written = pointers.map((at) => definedAt(model, writtenAt(model, at)))
  return [...new Map(written.map((holder) => [`${holder.file}#${holder.pointer}`, holder])).values()]
}

/**
 * Adds a column or line at the end, with cells on paper and answers in samples.
 * @param stored the text from which its key is made
 */
export function addMember(
  model: StudioModel,
  pointer: string,
  axis: Axis,
  title: string,
  kind: MemberKind = memberKinds[0]!,
  stored: string = title,
): Act {
  const field = fieldAt(model, pointer)
  const members = membersOf(model, pointer, axis) ?? []
  const published = earlierField(model, pointer)
  const earlier = (published && membersOf(published.model, published.pointer, axis)) ?? []
  const key = keyOf(
    stored,
    [...members, ...earlier].map((member) => member.key),
  )
  const last = members.at(-1)
  const template = axis === 'lines' ? last?.schema : undefined
  const { schema, sample } = inFormLanguage(model.bundle.form, kind)
  return act(model, { name: 'add-member', values: { label: title } }, (edits) => {
    for (const holder of holdersOf(model, pointer, axis)) {
      const json = edits.json(holder.file)
      const templateAt = last && below(holder.pointer, 'properties', last.key)
      const written =
        template && templateAt !== undefined
          ? { ...(json.get(templateAt) as Schema), title }
          : { title, ...schema }
      json.set(below(holder.pointer, 'properties', key), written)
      setRequiredIn(json, holder.pointer, key, true)
    }
    eachSample(model, edits, pointer, axis, field.schema, (json, at) => {
      const value = last === undefined ? sample : template ? json.get(below(at, last.key)) : sample
      json.set(below(at, key), value ?? sample)
    })
    if (field.schema.type === 'array') addToRows(rowLayoutsOf(model, field.part, pointer), edits, key)
    return pointer
  })
}

/** Removes a column or line with its cells on paper and answers in samples. */
export function removeMember(model: StudioModel, pointer: string, axis: Axis, key: string): Act {
  const field = fieldAt(model, pointer)
  const title = membersOf(model, pointer, axis)?.find((member) => member.key === key)?.schema.title ?? key
  return act(model, { name: 'remove-member', values: { label: title } }, (edits) => {
    for (const holder of holdersOf(model, pointer, axis)) {
      const json = edits.json(holder.file)
      json.remove(below(holder.pointer, 'properties', key))
      setRequiredIn(json, holder.pointer, key, false)
    }
    eachSample(model, edits, pointer, axis, field.schema, (json, at) => {
      if (json.get(below(at, key)) !== undefined) json.remove(below(at, key))
    })
    if (field.schema.type === 'array') removeFromRows(rowLayoutsOf(model, field.part, pointer), edits, key)
    forgetTexts(model, edits)
    return pointer
  })
}

/** Moves a column or line by one position. */
export function moveMember(model: StudioModel, pointer: string, axis: Axis, key: string, by: -1 | 1): Act {
  const keys = (membersOf(model, pointer, axis) ?? []).map((member) => member.key)
  const other = keys[keys.indexOf(key) + by]
  const title = fieldAt(model, pointer).title
  return act(model, { name: 'move-member', values: { label: title } }, (edits) => {
    if (other === undefined) return
    for (const holder of holdersOf(model, pointer, axis)) {
      const json = edits.json(holder.file)
      const at = below(holder.pointer, 'properties', key)
      const schema = json.get(at)
      json.remove(at)
      json.set(at, schema, by < 0 ? { before: other } : { after: other })
    }
  })
}

/** Changes a column or line: title, kind, options, whether it is required. */
export function changeMember(
  model: StudioModel,
  pointer: string,
  axis: Axis,
  key: string,
  change: {
    readonly title?: string
    readonly required?: boolean
    readonly kind?: MemberKind
    readonly set?: Readonly<Record<string, Json>>
  },
): Act {
  const field = fieldAt(model, pointer)
  const before = membersOf(model, pointer, axis)?.find((member) => member.key === key)
  const label = before?.schema.title ?? key
  const unit = change.set?.['x-unit']
  let converted = 0
  const result = act(model, { name: 'change-member', values: { label } }, (edits) => {
    for (const holder of holdersOf(model, pointer, axis)) {
      const json = edits.json(holder.file)
      const at = below(holder.pointer, 'properties', key)
      if (change.title !== undefined) json.set(below(at, 'title'), change.title)
      for (const [keyword, value] of Object.entries(change.set ?? {})) json.set(below(at, keyword), value)
      if (change.required !== undefined) setRequiredIn(json, holder.pointer, key, change.required)
      if (change.kind !== undefined)
        json.set(at, {
          title: change.title ?? label,
          ...inFormLanguage(model.bundle.form, change.kind.schema),
        })
    }
    if (change.title !== undefined) followText(model, edits, label, change.title)
    if (change.set !== undefined) {
      takeMoney(model, edits, unit)
      const decimals = before && decimalsInUnit(model, before.schema, before.schema['x-unit'], unit)
      if (decimals !== undefined)
        for (const holder of holdersOf(model, pointer, axis))
          edits.json(holder.file).set(below(holder.pointer, 'properties', key, 'x-decimals'), decimals)
      if (unit !== undefined) converted = followUnits(model, edits)
      followSamples(model, edits, pointer)
    }
    if (change.kind === undefined) return
    const { sample } = inFormLanguage(model.bundle.form, change.kind)
    eachSample(model, edits, pointer, axis, field.schema, (json, at) => {
      if (json.get(below(at, key)) !== undefined) json.set(below(at, key), sample)
    })
  })
  return withUnitNotice(result, converted, unit)
}

function setRequiredIn(json: JsonText, holder: string, key: string, required: boolean): void {
  const at = `${holder}/required`
  const list = (json.get(at) as string[] | undefined) ?? []
  const index = list.indexOf(key)
  if (required === index >= 0) return
  if (!required && list.length === 1) json.remove(at)
  else if (!required) json.remove(`${at}/${index}`)
  else if (list.length === 0) json.set(at, [key], { after: 'properties' })
  else json.insert(at, list.length, key)
}

/**
 * Each object in the samples that contains the columns or lines: a row, a line of the matrix, or the matrix.
 */
function eachSample(
  model: StudioModel,
  edits: FileEdits,
  pointer: string,
  axis: Axis,
  { type }: Schema,
  edit: (json: JsonText, at: string) => void,
): void {
  for (const path of filesBelow(model, 'answers')) {
    const json = edits.json(path)
    const value = json.get(pointer)
    if (typeof value !== 'object' || value === null) continue
    const isNested = type === 'array' || axis === 'columns'
    const pointers = isNested ? Object.keys(value).map((key) => below(pointer, key)) : [pointer]
    for (const at of pointers) edit(json, at)
  }
}

/** The manual layouts of a row on screen and paper, and where they are written. */
interface RowLayouts {
  readonly files: PartSources['files']
  /** The UI schema of a row (`options.detail`). */
  readonly detail: { readonly value: UiElement; readonly pointer: string } | undefined
  /** The tables on paper that repeat for each row of a list. */
  readonly tables: readonly { readonly pointer: string; readonly block: PaperBlock }[]
}

function rowLayoutsOf(model: StudioModel, part: string, pointer: string): RowLayouts {
  const relative = withinPart(part, pointer)
  const sources = partOf(model, part)
  const [detail] = [...uiElementsIn(screenOf(sources))].flatMap(({ element, pointer: at }) =>
    element.scope === scopeOf(relative) && element.options?.detail !== undefined
      ? [{ value: element.options.detail as UiElement, pointer: `${at}/options/detail` }]
      : [],
  )
  const { blocks } = sources.files.paper!.value as { blocks: readonly PaperBlock[] }
  const tables = blocks.flatMap((block, index) =>
    block.repeat === relative
      ? (block.blocks ?? []).flatMap((inner, at) =>
          inner.rows ? [{ pointer: `/blocks/${index}/blocks/${at}`, block: inner }] : [],
        )
      : [],
  )
  return { files: sources.files, detail, tables }
}

/** Adds a column to manual row layouts: at the end of the screen and of the first table. */
function addToRows({ files, detail, tables: [table] }: RowLayouts, edits: FileEdits, key: string): void {
  const name = joinPointer([key])
  if (detail?.value.elements)
    edits.json(files.ui!.file).insert(`${detail.pointer}/elements`, detail.value.elements.length, {
      type: 'Control',
      scope: scopeOf(name),
    })
  if (!table) return
  const { rows = [], columns = [] } = table.block
  const span = columns.length > 2 ? { span: columns.length - 1 } : {}
  edits
    .json(files.paper!.file)
    .insert(`${table.pointer}/rows`, rows.length, [{ label: name }, { field: name, ...span }])
}

function removeFromRows({ files, detail, tables }: RowLayouts, edits: FileEdits, key: string): void {
  const name = joinPointer([key])
  if (detail) {
    const ui = edits.json(files.ui!.file)
    for (const { element, pointer } of [...uiElementsIn(detail.value)].reverse())
      if (element.scope === scopeOf(name)) ui.remove(`${detail.pointer}${pointer}`)
  }
  const isColumn = (field: string | undefined) => field !== undefined && isWithin(field, name)
  for (const { pointer, block } of tables)
    removeCells(edits.json(files.paper!.file), pointer, block.rows ?? [], isColumn)
}

/** The lists whose rows have keys, which other fields can refer to. */
export function keyedLists({
  fields,
}: StudioModel): readonly { readonly pointer: string; readonly title: string }[] {
  return fields.flatMap(({ pointer, title, schema }) =>
    columnsOf(schema).some(([, column]) => column['x-key'] !== undefined) ? [{ pointer, title }] : [],
  )
}

/**
 * The values of placeholders in the schema of a new field: the first set of years, and the first list with
 * keys.
 */
export function newMemberTargets(model: StudioModel): {
  readonly annualSet: string
  readonly list: string | undefined
} {
  const annualSet = Object.keys(model.bundle.edition.years)[0] ?? 'report'
  return { annualSet, list: keyedLists(model)[0]?.pointer }
}

/** The available kinds of fields; a reference only if there is a list whose rows have keys. */
export function kindsOn(model: StudioModel): readonly FieldKind[] {
  const hasLists = keyedLists(model).length > 0
  return kinds.filter(({ refers }) => refers !== true || hasLists)
}

/**
 * The available kinds of columns or lines. Only rows added by applicants can have keys, references and long
 * texts. A reference is to the first list whose rows have keys.
 */
export function memberKindsOn(model: StudioModel, isRows: boolean): readonly MemberKind[] {
  const list = isRows ? keyedLists(model)[0]?.pointer : undefined
  return memberKinds.flatMap((kind): MemberKind[] => {
    if (kind.name === 'key' || kind.name === 'narrative') return isRows ? [kind] : []
    if (kind.name !== 'reference') return [kind]
    return list === undefined ? [] : [{ ...kind, schema: { ...kind.schema, 'x-ref': { list } } }]
  })
}
