import { below, isObject, languageOf, splitPointer, treeOf, parentPointer } from '@formwright/definition'
import type { Field, PaperBlock, Schema } from '@formwright/definition'
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
import { usedKeys } from '../model/used-names.ts'
import type { Among, JsonText } from '../document/json-text.ts'
import { act, filesBelow } from './act.ts'
import type { Act } from './act.ts'
import { addToPaper } from './add-to-paper.ts'
import { carryNew } from './carry.ts'
import { newMemberTargets } from './members.ts'
import type { NewField } from './new-field.ts'
import { nameOwnRegion } from './own-region.ts'
import { takeMoney } from './own-unit.ts'
import { printList } from './printed-list.ts'
import { shareRights } from './rights.ts'
import { withoutUnit } from '../kinds/written-items.ts'
import { attachToSamples } from './sample-evidence.ts'
import { signLater } from './signing.ts'

/** Adds a field to schema, screen, official table and samples. */
export function addField(model: StudioModel, asked: NewField): Act {
  const kind = asOtherNumbers(model, kindOf(asked.kind, model.bundle.form))
  const wanted = inUnitOfLabel(model, asked, kind)
  const at = wanted.before ?? wanted.after
  const beside = at === undefined ? undefined : fieldAt(model, at)
  // at the end of a part it joins no group; what is not shown is placed after the last field
  const before = beside ?? lastField(model, wanted.part)
  const parent = parentOf(model, wanted.part, beside)
  return act(model, { name: 'add-field', values: { label: wanted.label } }, (edits) => {
    const key = keyOf(
      wanted.label,
      usedKeys(model, parent.pointer, Object.keys(parent.schema.properties ?? {})),
    )
    const pointer = below(parent.pointer, key)
    takeMoney(model, edits, wanted.own?.['x-unit'])
    addToSchema(model, edits, { wanted, kind, key, pointer, parent, beside })
    const relative = withinPart(wanted.part, pointer)
    addToScreen(model, edits, wanted, kind, relative, beside)
    addToSamples(
      model,
      edits,
      wanted.sample === undefined ? kind : { ...kind, sample: wanted.sample },
      below('', ...(wanted.part === '' ? [] : [wanted.part])),
      pointer,
      among(wanted, parent.pointer, beside),
    )
    attachToSamples(model, edits, pointer, { ...kind.schema, ...kind.own, ...wanted.own }['x-evidence'])
    addToPaper(model, edits, wanted, kind, relative, before)
    const hasList = { ...kind.schema, ...kind.own, ...wanted.own }['x-list'] !== undefined
    if (hasList) printList(model, edits, wanted.part, relative, true)
    shareRights(edits, pointer, before ? [before.pointer] : [])
    if (kind.signed) signLater(model, edits, pointer)
    if (kind.region && model.bundle.form.region?.[kind.region] === undefined)
      nameOwnRegion(edits, pointer, kind.region)
    carryNew(model, edits, splitPointer(pointer).join('.'), positionOf(wanted, before?.id))
    return pointer
  })
}

/** Moves a unit in the label to `x-unit`: 绿色工厂数量（家） has the unit 家. */
function inUnitOfLabel({ bundle }: StudioModel, wanted: NewField, kind: FieldKind): NewField {
  const [, unit] = withoutUnit(wanted.label, languageOf(bundle.form))
  const isStated = unit !== '' && isNumber(kind.schema) && wanted.own?.['x-unit'] === undefined
  return isStated ? { ...wanted, own: { ...wanted.own, 'x-unit': unit } } : wanted
}

/** Removes the “none” word from a new number unless the form already has numbers that allow it. */
function asOtherNumbers({ fields }: StudioModel, kind: FieldKind): FieldKind {
  const mayBeNone = fields.some(({ cells }) =>
    cells.some(({ schema }) => isNumber(schema) && schema['x-none']),
  )
  if (mayBeNone) return kind
  const text = JSON.stringify(kind, (_key, value: unknown) => {
    if (!isObject(value) || !isNumber(value)) return value
    const { 'x-none': _none, ...rest } = value as Record<string, unknown>
    return rest
  })
  return JSON.parse(text) as FieldKind
}

function isNumber({ type }: Schema): boolean {
  return type === 'number' || type === 'integer'
}

/** Before or after a member; by default at the end. */
function positionOf({ before }: Pick<NewField, 'before'>, member: string | undefined): Among {
  return member === undefined ? {} : before === undefined ? { after: member } : { before: member }
}

/** The position among the members of an object, if the neighbouring field is one of them. */
export function among(wanted: Pick<NewField, 'before'>, holder: string, beside: Field | undefined): Among {
  const isMember = beside !== undefined && parentPointer(beside.pointer) === holder
  return positionOf(wanted, isMember ? splitPointer(beside.pointer).at(-1) : undefined)
}

export function lastField(model: StudioModel, part: string): Field | undefined {
  return model.fields.findLast((field) => field.part === part)
}

interface Parent {
  readonly pointer: string
  readonly schema: Schema
  readonly written: Written
}

/**
 * The object that the new field is added to: that of the neighbouring field, if it is defined in the part's
 * own file.
 */
export function parentOf(model: StudioModel, part: string, beside: Field | undefined): Parent {
  const partFile = partOf(model, part).files.schema!.file
  for (
    let at = beside && parentPointer(beside.pointer);
    at !== undefined && at.length > part.length;
    at = parentPointer(at)
  ) {
    const found = objectAt(model, at)
    if (found?.written.file === partFile && !isShownWhole(model, part, at)) return found
  }
  return objectAt(model, part === '' ? '' : `/${part}`)!
}

/**
 * Whether a single paper cell or control shows the whole group, such as a table of targets; fields of other
 * kinds cannot be added to it.
 */
export function isShownWhole(model: StudioModel, part: string, pointer: string): boolean {
  const relative = withinPart(part, pointer)
  const { blocks } = partOf(model, part).files.paper!.value as { blocks: readonly PaperBlock[] }
  const cells = blocks.flatMap((block) => [block, ...(block.rows ?? []).flat()])
  return cells.some(({ field, fields = [] }) => field === relative || fields.includes(relative))
}

function objectAt(model: StudioModel, pointer: string): Parent | undefined {
  const node = treeOf(model.bundle).nodeAt(pointer)
  return node && { pointer, schema: node.schema, written: writtenAt(model, node.schemaPointer) }
}

interface Adding {
  readonly wanted: NewField
  readonly kind: FieldKind
  readonly key: string
  readonly pointer: string
  readonly parent: Parent
  readonly beside: Field | undefined
}

function addToSchema(model: StudioModel, edits: FileEdits, adding: Adding): void {
  const { wanted, kind, key, pointer, parent, beside } = adding
  const { $ref, ...written } = writtenSchema(kind, model.files, model.edition, newMemberTargets(model))
  const location = among(wanted, parent.pointer, beside)
  const json = edits.json(parent.written.file)
  const schema = {
    ...($ref === undefined ? {} : { $ref }),
    title: wanted.label,
    'x-id': splitPointer(pointer).join('.'),
    ...written,
    ...wanted.own,
  }
  const isRequired = wanted.required ?? kind.refers !== true
  writeMember(json, parent.written.pointer, key, { schema, isRequired, location })
}

/** Writes a member into an object's schema, and into the list of required ones. */
export function writeMember(
  json: JsonText,
  parent: string,
  key: string,
  {
    schema,
    isRequired,
    location,
  }: { readonly schema: Schema; readonly isRequired: boolean; readonly location: Among },
): void {
  if (json.get(`${parent}/properties`) === undefined) json.set(`${parent}/properties`, {})
  json.set(below(parent, 'properties', key), schema, location)
  if (!isRequired) return
  const list = `${parent}/required`
  const required = (json.get(list) as string[] | undefined) ?? []
  const index = required.indexOf(location.before ?? location.after ?? '')
  if (required.length === 0) json.set(list, [key], { after: 'properties' })
  else json.insert(list, index < 0 ? required.length : location.before === undefined ? index + 1 : index, key)
}

function addToScreen(
  model: StudioModel,
  edits: FileEdits,
  wanted: NewField,
  kind: FieldKind,
  relative: string,
  beside: Field | undefined,
): void {
  const options = looksOf(kind)
  const control = { type: 'Control', scope: scopeOf(relative), ...(options ? { options } : {}) }
  placeControl(model, edits, wanted, { control, groupType: kind.groupType }, beside)
}

/** Writes a control next to that of another field, or at the end of the part. */
export function placeControl(
  model: StudioModel,
  edits: FileEdits,
  wanted: Pick<NewField, 'part' | 'label' | 'before'>,
  { control, groupType }: { readonly control: object; readonly groupType: string | undefined },
  beside: Field | undefined,
): void {
  const part = partOf(model, wanted.part)
  const json = edits.json(part.files.ui!.file)
  const element = groupType === undefined ? control : groupOf(wanted.label, groupType, control)
  const found = beside && controlOf(part, withinPart(wanted.part, beside.pointer))
  if (found === undefined) {
    if (json.get('/elements') === undefined) json.set('/elements', [])
    const elements = json.get('/elements') as readonly UiNode[]
    const last = elements.length - 1
    const table = elements[last]
    if (groupType === undefined || table?.options?.['type'] !== groupType) {
      json.insert('/elements', elements.length, element)
      return
    }
    const group = { type: groupType, pointer: `/elements/${last}` }
    nameForSeveral(model, json, group, lastField(model, wanted.part)?.title)
    json.insert(`${group.pointer}/elements`, table.elements?.length ?? 0, control)
    return
  }
  const shownBy = typeOfGroup(screenOf(part), found)
  if (shownBy?.type === groupType && shownBy !== undefined) {
    nameForSeveral(model, json, shownBy, beside?.title)
    return insertBeside(json, found, control, wanted)
  }
  insertBeside(json, shownBy ? shownBy.pointer : lineOf(screenOf(part), found), element, wanted)
}

/** Gives a table that was titled like its only field a title of its own when a second field is added. */
function nameForSeveral(
  model: StudioModel,
  json: JsonText,
  { type, pointer }: { readonly type: string; readonly pointer: string },
  title: string | undefined,
): void {
  if (json.get(`${pointer}/label`) === title && type === 'annual-table')
    json.set(`${pointer}/label`, formText(model.bundle.form, 'annual-table'))
}

/** A table for fields of one kind, with its first control. */
export function groupOf(label: string, type: string, control: object): object {
  return { type: 'Group', label, options: { type }, elements: [control] }
}

function insertBeside(
  json: JsonText,
  pointer: string,
  value: unknown,
  { before }: Pick<NewField, 'before'>,
): void {
  const index = Number(pointer.slice(pointer.lastIndexOf('/') + 1))
  json.insert(parentPointer(pointer), before === undefined ? index + 1 : index, value)
}

interface UiNode {
  readonly type?: string
  readonly elements?: readonly UiNode[]
  readonly options?: Readonly<Record<string, unknown>>
}

/** The group around a control that shows all its fields together, such as a table of years. */
export function typeOfGroup(
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

/** The element to insert next to: the control, or the horizontal layout that it is in. */
export function lineOf(ui: UiNode, control: string): string {
  const above = control.slice(0, control.lastIndexOf('/elements/'))
  return above !== '' && nodeAt(ui, above)?.type === 'HorizontalLayout' ? above : control
}

function nodeAt(ui: UiNode, pointer: string): UiNode | undefined {
  return splitPointer(pointer)
    .filter((key) => key !== 'elements')
    .reduce<UiNode | undefined>((node, key) => node?.elements?.[Number(key)], ui)
}

/**
 * Adds an answer for the new field to every sample that fills in the part, so that cases based on it still
 * pass; if no sample fills in the part, to all of them.
 */
function addToSamples(
  model: StudioModel,
  edits: FileEdits,
  kind: FieldKind,
  part: string,
  pointer: string,
  location: Among,
): void {
  const value = kind.groupType === undefined ? kind.sample : inEachYear(model, kind.sample)
  const samples = filesBelow(model, 'answers').map((path) => edits.json(path))
  const isUnfilled = samples.every((json) => json.get(part) === undefined)
  for (const json of samples) {
    if (isUnfilled && isObject(json.get(''))) json.set(part, {})
    if (isObject(json.get(parentPointer(pointer)))) json.set(pointer, value, location)
  }
}

/** A value for each year of the form's first set, with years by alias as in samples. */
export function inEachYear(model: StudioModel, value: unknown): object {
  const [set = ''] = Object.keys(model.bundle.edition.years)
  return Object.fromEntries(yearAliases(model, set).map((alias) => [alias, value]))
}

/** The aliases of a set's years, which samples use instead of the years. */
export function yearAliases({ bundle }: StudioModel, set: string): readonly string[] {
  const years = bundle.edition.years[set] ?? []
  const last = years.length - 1
  return years.map((_, index) =>
    index === last ? 'last' : index === 0 ? 'first' : index === last - 1 ? 'previous' : `first+${index}`,
  )
}
