import {
  below,
  defaultFieldType,
  fieldsOf,
  isWithin,
  joinPointer,
  parseForm,
  roomOnPage,
  splitPointer,
} from '@formwright/definition'
import type { Field, Json, PaperBlock, PaperCell, Schema } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import type { FileEdits } from '../document/file-edits.ts'
import { formText } from '../kinds/form-text.ts'
import { kindOf, looksOf, writtenSchema } from '../kinds/kinds.ts'
import type { FieldKind } from '../kinds/kinds.ts'
import { keyOf } from '../kinds/key-of.ts'
import {
  controlOf,
  fieldAt,
  partOf,
  writtenAt,
  scopeOf,
  screenOf,
  withinPart,
} from '../model/studio-model.ts'
import type { StudioModel, Written } from '../model/studio-model.ts'
import { parentPointer } from '../document/json-text.ts'
import type { JsonText } from '../document/json-text.ts'
import { gridOf, reachingOver } from '../paper/grid.ts'
import type { Placed } from '../paper/grid.ts'
import { act, filesBelow } from './act.ts'
import type { Act } from './act.ts'
import { carryNew } from './carry.ts'
import { placesOf } from './members.ts'
import { printList } from './printed-list.ts'
import { shareRights } from './rights.ts'
import { signLater } from './signing.ts'

/** A field to be added. */
export interface NewField {
  readonly part: string
  /** Name of a kind of the palette. */
  readonly kind: string
  readonly label: string
  /** Pointer of the field that it follows; at the end of the part without it. */
  readonly after?: string
  /** Applicants must fill it in, as in an official form; unless set otherwise. */
  readonly required?: boolean
  /** Its own schema keywords, over those of the kind: a unit, options, columns. */
  readonly own?: Schema
  /** An answer for the samples, where its own schema asks for another than that of the kind. */
  readonly sample?: Json
}

/** Adds a field: to what is stored, to the screen, to the official table and to the samples. */
export function addField(model: StudioModel, wanted: NewField): Act {
  const kind = kindOf(wanted.kind, model.bundle.form)
  const after = wanted.after === undefined ? lastField(model, wanted.part) : fieldAt(model, wanted.after)
  const parent = parentOf(model, wanted.part, after)
  return act(model, { name: 'add-field', values: { label: wanted.label } }, (edits) => {
    const key = keyOf(wanted.label, Object.keys(parent.schema.properties ?? {}))
    const pointer = below(parent.pointer, key)
    addToSchema(model, edits, { wanted, kind, key, pointer, parent, after })
    const relative = withinPart(wanted.part, pointer)
    addToScreen(model, edits, wanted, kind, relative, after)
    addToSamples(
      model,
      edits,
      wanted.sample === undefined ? kind : { ...kind, sample: wanted.sample },
      pointer,
      after,
    )
    addToPaper(model, edits, wanted, kind, relative, after)
    const hasList = { ...kind.schema, ...kind.own, ...wanted.own }['x-list'] !== undefined
    if (hasList) printList(model, edits, wanted.part, relative, true)
    shareRights(model, edits, pointer, after ? [after.pointer] : [])
    if (kind.signed) signLater(model, edits, pointer)
    carryNew(model, edits, splitPointer(pointer).join('.'), after?.id)
    return pointer
  })
}

function lastField(model: StudioModel, part: string): Field | undefined {
  return model.fields.findLast((field) => field.part === part)
}

interface Parent {
  readonly pointer: string
  readonly schema: Schema
  readonly written: Written
}

/** The object that the new field goes into: that of the field before it, if the part's own file writes it. */
function parentOf(model: StudioModel, part: string, after: Field | undefined): Parent {
  const partFile = partOf(model, part).files.schema!.file
  for (
    let at = after && parentPointer(after.pointer);
    at !== undefined && at.length > part.length;
    at = parentPointer(at)
  ) {
    const found = objectAt(model, at)
    if (found?.written.file === partFile && !isShownWhole(model, part, at)) return found
  }
  return objectAt(model, part === '' ? '' : `/${part}`)!
}

/**
 * Whether one cell of the paper or one control shows the whole group, such as a table of targets: it takes no
 * field of another kind.
 */
function isShownWhole(model: StudioModel, part: string, pointer: string): boolean {
  const relative = withinPart(part, pointer)
  const { blocks } = partOf(model, part).files.paper!.value as { blocks: readonly PaperBlock[] }
  const cells = blocks.flatMap((block) => [block, ...(block.rows ?? []).flat()])
  return cells.some(({ field, fields = [] }) => field === relative || fields.includes(relative))
}

function objectAt(model: StudioModel, pointer: string): Parent | undefined {
  const keys = splitPointer(pointer)
  const schemaPointer = keys.map((key) => `/properties${joinPointer([key])}`).join('')
  let schema: Schema | undefined = model.bundle.schema
  for (const key of keys) schema = schema?.properties?.[key]
  return schema && { pointer, schema, written: writtenAt(model, schemaPointer) }
}

interface Adding {
  readonly wanted: NewField
  readonly kind: FieldKind
  readonly key: string
  readonly pointer: string
  readonly parent: Parent
  readonly after: Field | undefined
}

function addToSchema(model: StudioModel, edits: FileEdits, adding: Adding): void {
  const { wanted, kind, key, pointer, parent, after } = adding
  const { $ref, ...written } = writtenSchema(kind, model.files, model.edition, placesOf(model)) as Schema & {
    $ref?: string
  }
  const before =
    after && parentPointer(after.pointer) === parent.pointer ? splitPointer(after.pointer).at(-1) : undefined
  const among = before === undefined ? {} : { after: before }
  const json = edits.json(parent.written.file)
  const schema = {
    ...($ref === undefined ? {} : { $ref }),
    title: wanted.label,
    'x-id': splitPointer(pointer).join('.'),
    ...written,
    ...wanted.own,
  }
  if (json.get(`${parent.written.pointer}/properties`) === undefined)
    json.set(`${parent.written.pointer}/properties`, {})
  json.set(below(parent.written.pointer, 'properties', key), schema, among)
  if (!(wanted.required ?? kind.refers !== true)) return
  const list = `${parent.written.pointer}/required`
  const required = (json.get(list) as string[] | undefined) ?? []
  const index = before === undefined ? -1 : required.indexOf(before)
  if (required.length === 0) json.set(list, [key], { after: 'properties' })
  else json.insert(list, index < 0 ? required.length : index + 1, key)
}

function addToScreen(
  model: StudioModel,
  edits: FileEdits,
  wanted: NewField,
  kind: FieldKind,
  relative: string,
  after: Field | undefined,
): void {
  const part = partOf(model, wanted.part)
  const json = edits.json(part.files.ui!.file)
  const options = looksOf(kind)
  const control = { type: 'Control', scope: scopeOf(relative), ...(options ? { options } : {}) }
  const element = kind.groupType === undefined ? control : groupOf(wanted.label, kind.groupType, control)
  const found = after && controlOf(part, withinPart(wanted.part, after.pointer))
  if (found === undefined) {
    if (json.get('/elements') === undefined) json.set('/elements', [])
    json.insert('/elements', (json.get('/elements') as unknown[]).length, element)
    return
  }
  const groupType = typeOfGroup(screenOf(part), found)
  if (groupType?.type === kind.groupType && groupType !== undefined) return insertAfter(json, found, control)
  insertAfter(json, groupType ? groupType.pointer : lineOf(screenOf(part), found), element)
}

function groupOf(label: string, type: string, control: object): object {
  return { type: 'Group', label, options: { type }, elements: [control] }
}

function insertAfter(json: JsonText, pointer: string, value: unknown): void {
  json.insert(parentPointer(pointer), Number(pointer.slice(pointer.lastIndexOf('/') + 1)) + 1, value)
}

interface UiNode {
  readonly type?: string
  readonly elements?: readonly UiNode[]
  readonly options?: Readonly<Record<string, unknown>>
}

/** The group above a control that shows all its fields together, such as a table of years. */
function typeOfGroup(
  ui: UiNode,
  control: string,
): { readonly type: string; readonly pointer: string } | undefined {
  for (let at = control; at.includes('/elements/');) {
    at = at.slice(0, at.lastIndexOf('/elements/'))
    const node = nodeAt(ui, at)
    if (node?.type === 'Group' && typeof node.options?.type === 'string')
      return { type: node.options.type, pointer: at }
  }
  return undefined
}

/** The line that a control stands on: a row of controls side by side counts as one. */
function lineOf(ui: UiNode, control: string): string {
  const above = control.slice(0, control.lastIndexOf('/elements/'))
  return above !== '' && nodeAt(ui, above)?.type === 'HorizontalLayout' ? above : control
}

function nodeAt(ui: UiNode, pointer: string): UiNode | undefined {
  return splitPointer(pointer)
    .filter((key) => key !== 'elements')
    .reduce<UiNode | undefined>((node, key) => node?.elements?.[Number(key)], ui)
}

/**
 * Every sample that fills the part gets an answer for the new field, so that the cases built on it hold as
 * before.
 */
function addToSamples(
  model: StudioModel,
  edits: FileEdits,
  kind: FieldKind,
  pointer: string,
  after: Field | undefined,
): void {
  const value = kind.groupType === undefined ? kind.sample : inEachYear(model, kind.sample)
  for (const path of filesBelow(model, 'answers')) {
    const json = edits.json(path)
    const holder = parentPointer(pointer)
    if (json.get(holder) === undefined) continue
    const key =
      after && parentPointer(after.pointer) === holder ? splitPointer(after.pointer).at(-1)! : undefined
    json.set(pointer, value, key === undefined ? {} : { after: key })
  }
}

/** A value for each year of the form's first set, the years named by alias as samples do. */
function inEachYear(model: StudioModel, value: unknown): object {
  const [set = ''] = Object.keys(model.bundle.edition.years)
  return Object.fromEntries(yearAliases(model, set).map((alias) => [alias, value]))
}

/** The years of a set by the names that they have in samples, whatever the edition. */
export function yearAliases({ bundle }: StudioModel, set: string): readonly string[] {
  const years = bundle.edition.years[set] ?? []
  const last = years.length - 1
  return years.map((_, index) =>
    index === last ? 'last' : index === 0 ? 'first' : index === last - 1 ? 'previous' : `first+${index}`,
  )
}

function addToPaper(
  model: StudioModel,
  edits: FileEdits,
  wanted: NewField,
  kind: FieldKind,
  relative: string,
  after: Field | undefined,
): void {
  const source = partOf(model, wanted.part).files.paper!
  const json = edits.json(source.file)
  const { blocks } = source.value as { blocks: readonly PaperBlock[] }
  const at = after && rowOf(blocks, withinPart(wanted.part, after.pointer))
  const block = at?.block ?? blocks.findLastIndex((one) => one.rows !== undefined)
  if (kind.pages) {
    json.insert('/blocks', (at?.block ?? blocks.length - 1) + 1, pagesOf(model, kind, wanted, relative))
    return
  }
  const as = layoutOn(model, edits, wanted, kind, relative)
  const label = { label: relative, ...unitBehind({ ...kind.schema, ...kind.own, ...wanted.own }) }
  const line = at ? -1 : lineAfter(blocks, after && withinPart(wanted.part, after.pointer))
  if (line >= 0) {
    json.insert('/blocks', line + 1, { ...label, field: relative, style: 'line', ...as })
    return
  }
  if (block < 0) {
    const row = [label, { field: relative, ...as }]
    json.insert('/blocks', blocks.length, { columns: columnsFor(model), rows: [row] })
    return
  }
  const { rows = [], columns = [] } = blocks[block]!
  const index = (at?.row ?? rows.length - 1) + 1
  const grid = gridOf(rows)
  const covering = reachingOver(grid, index)
  for (const one of covering) json.set(`/blocks/${block}/rows/${one.row}/${one.index}/rows`, one.rows + 1)
  const free = columns.length - covering.reduce((sum, one) => sum + one.columns, 0)
  const labels = labelColumns(grid, index - 1, columns.length - free)
  json.insert(`/blocks/${block}/rows`, index, rowFor(label, { field: relative, ...as }, free, labels))
}

/** A page for each row: its heading, and a table of what the row holds. */
function pagesOf(model: StudioModel, kind: FieldKind, wanted: NewField, relative: string): PaperBlock {
  const members = { ...kind.own, ...wanted.own }.items?.properties ?? {}
  const rows = Object.entries(members).map(([key, member]) => {
    const words = member['x-words']
    const name = joinPointer([key])
    return [
      { label: name, ...unitBehind(member) },
      { field: name, ...(words === undefined ? {} : { as: 'narrative' }) },
    ]
  })
  const heading = `${wanted.label} ${formText(model.bundle.form, 'page', '{n}')}`
  return {
    repeat: relative,
    startsPage: true,
    blocks: [
      { text: heading, style: 'heading' },
      { columns: columnsFor(model), rows },
    ],
  }
}

/** Widths in millimetres of a new table of labels and answers, over the whole width of the page. */
function columnsFor({ bundle }: StudioModel): number[] {
  const { width } = roomOnPage(bundle.edition.page)
  const labels = Math.round(width * LABELS)
  return [labels, Math.floor(width) - labels]
}

/** Share of a table's width that its labels take. */
const LABELS = 0.28

/** The columns that labels take in the row above, from a column on. */
function labelColumns(grid: readonly Placed[], row: number, from: number): number {
  const answer = grid.find(
    ({ cell, ...at }) => at.row === row && (cell.field !== undefined || cell.fields !== undefined),
  )
  return Math.max(1, (answer?.column ?? 0) - from)
}

function rowFor(label: PaperCell, answer: PaperCell, free: number, labels: number): PaperCell[] {
  if (free < 2) return [answer]
  const beside = Math.min(labels, free - 1)
  return [over(label, beside), over(answer, free - beside)]
}

function over(cell: PaperCell, columns: number): PaperCell {
  return columns > 1 ? { ...cell, span: columns } : cell
}

/** A number is printed with its unit, which the label of a new field need not say. */
function unitBehind(schema: Schema): { readonly unit?: true } {
  return schema['x-unit'] === undefined ? {} : { unit: true }
}

/** The line outside tables, as on a cover, that a field stands on. */
function lineAfter(blocks: readonly PaperBlock[], relative: string | undefined): number {
  return blocks.findLastIndex(({ field, fields = [] }) =>
    [field, ...fields].some((one) => one !== undefined && relative !== undefined && isWithin(one, relative)),
  )
}

/** The last row that a field, or a cell of it, stands in. */
function rowOf(blocks: readonly PaperBlock[], relative: string): { block: number; row: number } | undefined {
  for (const [block, { rows = [] }] of [...blocks.entries()].reverse()) {
    const row = rows.findLastIndex((cells) =>
      cells.some(({ field, fields = [] }) =>
        [field, ...fields].some((one) => one !== undefined && isWithin(one, relative)),
      ),
    )
    if (row >= 0) return { block, row }
  }
  return undefined
}

/**
 * The layout on paper: the kind's own, that of such fields elsewhere in the part, or the first of the field
 * type.
 */
function layoutOn(
  model: StudioModel,
  edits: FileEdits,
  wanted: NewField,
  kind: FieldKind,
  relative: string,
): { readonly as?: string } {
  if (kind.paper !== undefined && kind.groupType === undefined) return { as: kind.paper }
  const { bundle } = parseForm(withChanges(model.files, edits.changes()), model.edition, model.loaded)
  const pointer = wanted.part === '' ? relative : `/${wanted.part}${relative}`
  const field = bundle && fieldsOf(bundle).find((one) => one.pointer === pointer)
  const type =
    field && (fieldTypes.find(({ name }) => name === kind.groupType) ?? defaultFieldType(field, fieldTypes))
  const first = type?.paper[0]
  if (type === undefined || first === undefined || (type.paper.length === 1 && first === 'line')) return {}
  return { as: usedAs(model, wanted.part, type.paper) ?? kind.paper ?? first }
}

function usedAs(model: StudioModel, part: string, layouts: readonly string[]): string | undefined {
  const { blocks } = partOf(model, part).files.paper!.value as { blocks: readonly PaperBlock[] }
  return blocks
    .flatMap(({ rows = [] }) => rows.flat())
    .map((cell) => cell.as)
    .find((as) => as !== undefined && layouts.includes(as))
}
