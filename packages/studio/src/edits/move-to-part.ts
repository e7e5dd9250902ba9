import {
  below,
  fileInfo,
  isWithin,
  splitPointer,
  targetOf,
  valueAt,
  parentPointer,
} from '@formwright/definition'
import type { Field, PaperBlock, PaperCell, Schema } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { FieldKind } from '../kinds/kinds.ts'
import { keyOf } from '../kinds/key-of.ts'
import {
  controlOf,
  fieldAt,
  partOf,
  scopeOf,
  screenOf,
  withinPart,
  writtenAt,
} from '../model/studio-model.ts'
import type { StudioModel, Written } from '../model/studio-model.ts'
import { usedKeys } from '../model/used-names.ts'
import { anywherePattern, mentionsOf, stringsIn } from '../usage/mentions.ts'
import { renameMentions } from '../usage/renamed.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import {
  among,
  isShownWhole,
  lastField,
  parentOf,
  placeControl,
  typeOfGroup,
  writeMember,
} from './add-field.ts'
import { addToPaper } from './add-to-paper.ts'
import type { Beside } from './move-field.ts'
import { ofOtherEditions } from './other-editions.ts'
import { shareRights } from './rights.ts'
import { removeElements, removeFromPaper, removeFromSchema } from './remove-field.ts'

/** Where a field is moved to: next to a field of another part, or to its end. */
export interface IntoPart extends Beside {
  readonly part: string
}

/** Why a field stays in its part; each is a text of the studio. */
export type StaysInPart = 'stays-shared' | 'stays-table' | 'stays-condition' | 'stays-rule' | 'stays-editions'

/** Why a field cannot be moved to another part; `undefined` if it can. */
export function staysInPart(model: StudioModel, pointer: string): StaysInPart | undefined {
  const { part: key, schemaPointer } = fieldAt(model, pointer)
  const part = partOf(model, key)
  const own = writtenAt(model, schemaPointer)
  const value = valueAt(part.files.schema!.value, own.pointer)
  const isShared =
    own.file !== part.files.schema!.file ||
    value === undefined ||
    JSON.stringify(value).includes('"$ref":"#') ||
    mentionsOf(model, pointer).some(({ file }) => fileInfo(file).kind === 'fields')
  if (isShared) return 'stays-shared'
  if (isShownWithOthers(model, pointer)) return 'stays-table'
  if (isNamedBeside(part.files.schema!.value, own) || isInCondition(model, pointer)) return 'stays-condition'
  if (isReadWithOthers(model, pointer)) return 'stays-rule'
  return isInOthers(model, pointer) ? 'stays-editions' : undefined
}

/** The groups around a field in its part, by pointer, innermost first. */
function groupsAround({ part, pointer }: Field): readonly string[] {
  const found: string[] = []
  for (let at = parentPointer(pointer); withinPart(part, at) !== ''; at = parentPointer(at)) found.push(at)
  return found
}

/** Whether the field is shown or printed with others of its group, such as a table of targets. */
function isShownWithOthers(model: StudioModel, pointer: string): boolean {
  const field = fieldAt(model, pointer)
  const part = partOf(model, field.part)
  const relative = withinPart(part.key, pointer)
  const control = controlOf(part, relative)
  if (control !== undefined && valueAt(screenOf(part), `${control}/scope`) !== scopeOf(relative)) return true
  return groupsAround(field).some((group) => isShownWhole(model, part.key, group))
}

/** Whether a rule reads a group that holds the field as a whole, or its members by a composed name. */
function isReadWithOthers(model: StudioModel, pointer: string): boolean {
  const field = fieldAt(model, pointer)
  return groupsAround(field).some((group) => {
    const whole = new RegExp(`${anywherePattern(group).source}(?!\\.\\w|/[\\w-])`)
    return mentionsOf(model, group).some(({ kind, text }) => kind === 'rules' && whole.test(text))
  })
}

/** Whether further keywords of the object that holds a field name it, such as those of branches. */
function isNamedBeside(schema: unknown, { pointer }: Written): boolean {
  const holder = valueAt(schema, parentPointer(parentPointer(pointer))) as Schema
  const { properties: _, required: __, title: ___, ...others } = holder
  return JSON.stringify(others).includes(JSON.stringify(splitPointer(pointer).at(-1)))
}

/** Whether other elements of the screen depend on the field: on a condition, or as regions within it. */
function isInCondition(model: StudioModel, pointer: string): boolean {
  const { part: key } = fieldAt(model, pointer)
  const path = targetOf(withinPart(key, pointer))
  const options = [...stringsIn(screenOf(partOf(model, key)))].filter(({ pointer: at }) => isOption.test(at))
  return (
    options.some(({ text }) => text === path) ||
    mentionsOf(model, pointer).some(
      ({ kind, pointer: at }) => kind === 'ui' && (at.includes('/rule/') || !isOwnElement.test(at)),
    )
  )
}

const isOption = /\/options\//
const isOwnElement = /\/(scope|options\/list|notShown\/\d+)$/

/** Whether settings that all editions share name the field, which is elsewhere in another edition. */
function isInOthers(model: StudioModel, pointer: string): boolean {
  const isNamed = mentionsOf(model, pointer).some(({ kind }) => kind === 'form')
  return isNamed && ofOtherEditions(model, { changes: () => new Map() })(pointer)
}

/**
 * Moves a field to another part, with its place on screen and paper, and everything that names it. Its
 * `x-id` stays, so that answers of other editions are still its own.
 * @throws Error if it stays in its part (see `staysInPart`)
 */
export function moveToPart(model: StudioModel, pointer: string, to: IntoPart): Act {
  const why = staysInPart(model, pointer)
  if (why !== undefined) throw new Error(`The field at ${pointer} stays in its part: ${why}`)
  const field = fieldAt(model, pointer)
  const at = to.before ?? to.after
  const beside = at === undefined ? undefined : fieldAt(model, at)
  // at the end of a part it joins no group
  const before = beside ?? lastField(model, to.part)
  const parent = parentOf(model, to.part, beside)
  const key = freeKey(model, field, parent)
  const now = below(parent.pointer, key)
  const wanted = { part: to.part, label: field.title, ...(to.before ? { before: to.before } : {}) }
  return act(model, { name: 'move-field', values: { label: field.title } }, (edits) => {
    const { schema, isRequired } = takeFromSchema(model, edits, field)
    const location = among(wanted, parent.pointer, beside)
    const whole = schema['x-id'] === undefined ? withId(schema, field.id) : schema
    const json = edits.json(parent.written.file)
    writeMember(json, parent.written.pointer, key, { schema: whole, isRequired, location })
    const [from, relative] = [withinPart(field.part, pointer), withinPart(to.part, now)]
    takeToScreen(model, edits, { field, from, relative, wanted, beside })
    takeToPaper(model, edits, { field, from, relative, wanted, beside: before })
    renameMentions(model, edits, pointer, now)
    shareRights(edits, now, before ? [before.pointer] : [])
    return now
  })
}

/** The field's own key, unless something in the new group has it. */
function freeKey(
  model: StudioModel,
  { id, pointer, title }: Field,
  parent: ReturnType<typeof parentOf>,
): string {
  const key = splitPointer(pointer).at(-1)!
  const used = usedKeys(model, parent.pointer, Object.keys(parent.schema.properties ?? {}))
  const isOwn = id === [...splitPointer(parent.pointer), key].join('.')
  const isFree = parent.schema.properties?.[key] === undefined && (isOwn || !used.includes(key))
  return isFree ? key : keyOf(title, used)
}

function takeFromSchema(
  model: StudioModel,
  edits: FileEdits,
  { schemaPointer }: Field,
): { readonly schema: Schema; readonly isRequired: boolean } {
  const { file, pointer } = writtenAt(model, schemaPointer)
  const json = edits.json(file)
  const schema = json.get(pointer) as Schema
  const required = json.get(`${parentPointer(parentPointer(pointer))}/required`) as string[] | undefined
  const isRequired = required?.includes(splitPointer(pointer).at(-1)!) === true
  removeFromSchema(model, edits, schemaPointer)
  return { schema, isRequired }
}

function withId({ title, ...rest }: Schema, id: string): Schema {
  return { ...(title === undefined ? {} : { title }), 'x-id': id, ...rest }
}

interface Moving {
  readonly field: Field
  /** Its pointer within its part, before and after. */
  readonly from: string
  readonly relative: string
  readonly wanted: { readonly part: string; readonly label: string; readonly before?: string }
  readonly beside: Field | undefined
}

function takeToScreen(
  model: StudioModel,
  edits: FileEdits,
  { field, from, relative, wanted, beside }: Moving,
): void {
  const part = partOf(model, field.part)
  const ui = part.files.ui!.file
  const mentions = mentionsOf(model, field.pointer).filter(({ kind }) => kind === 'ui')
  const control = controlOf(part, from)
  const shown = control === undefined ? undefined : (edits.json(ui).get(control) as object)
  removeElements(edits, mentions)
  if (shown && control !== undefined) {
    const groupType = typeOfGroup(screenOf(part), control)?.type
    const names = [[scopeOf(from), scopeOf(relative)] as const, [from, relative] as const]
    placeControl(model, edits, wanted, { control: renamedIn(shown, names), groupType }, beside)
  } else if (mentions.length > 0) hide(edits, partOf(model, wanted.part).files.ui!.file, scopeOf(relative))
}

function hide(edits: FileEdits, file: string, name: string): void {
  const json = edits.json(file)
  const hidden = json.get('/notShown') as readonly string[] | undefined
  if (hidden) json.insert('/notShown', hidden.length, name)
  else json.set('/notShown', [name])
}

/** Blocks of the field's own (a line, pages, a list) move as they are; in a table it gets a row. */
function takeToPaper(model: StudioModel, edits: FileEdits, moving: Moving): void {
  const { field, from, relative, wanted, beside } = moving
  const source = partOf(model, field.part).files.paper!
  const { blocks, notShown = [] } = source.value as {
    readonly blocks: readonly PaperBlock[]
    readonly notShown?: readonly string[]
  }
  const isNamed = (name: string | undefined) => name !== undefined && isWithin(name, from)
  const own = blocks.filter(
    ({ field: at, label, repeat, list }) => isNamed(at) || isNamed(label) || isNamed(repeat) || isNamed(list),
  )
  const answer = blocks
    .flatMap(({ rows = [] }) => rows.flat())
    .find((cell) => isNamed(cell.field) || cell.fields?.some(isNamed))
  removeFromPaper(model, edits, field.part, from)
  const json = edits.json(partOf(model, wanted.part).files.paper!.file)
  if (answer) addToPaper(model, edits, wanted, printedAs(field, answer), relative, beside)
  for (const block of own)
    json.insert('/blocks', (json.get('/blocks') as unknown[]).length, renamedIn(block, [[from, relative]]))
  if (notShown.some(isNamed)) hide(edits, partOf(model, wanted.part).files.paper!.file, relative)
  else if (!answer && own.length === 0 && isListed(blocks, isNamed))
    addToPaper(model, edits, wanted, printedAs(field, {}), relative, beside)
}

/** Whether the field is printed among others. */
function isListed(blocks: readonly PaperBlock[], isNamed: (name: string | undefined) => boolean): boolean {
  return blocks.some(({ fields = [] }) => fields.some(isNamed))
}

/** The field's own layout on paper; years need a table whose heading names them, so theirs is found anew. */
function printedAs({ schema }: Field, { as }: Pick<PaperCell, 'as'>): FieldKind {
  const own = as === undefined || schema['x-annual'] !== undefined ? {} : { paper: as }
  return { name: '', group: 'other', schema, sample: null, ...own }
}

/** A JSON value in which names, and names of what is in them, are replaced. */
function renamedIn<T>(value: T, names: readonly (readonly [string, string])[]): T {
  const text = JSON.stringify(value, (_key, one: unknown) => {
    if (typeof one !== 'string') return one
    const found = names.find(([from]) => isWithin(one, from))
    return found ? found[1] + one.slice(found[0].length) : one
  })
  return JSON.parse(text) as T
}
