import {
  below,
  isWithin,
  nameOptionsOf,
  optionsOf,
  splitPointer,
  uiElementsIn,
  parentPointer,
} from '@formwright/definition'
import type { Json, Option, Schema } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import { kindOf, writtenSchema } from '../kinds/kinds.ts'
import { newMemberTargets } from './members.ts'
import {
  fieldAt,
  nodeAt,
  partOf,
  writtenAt,
  withinPart,
  pointerOfScope,
  screenOf,
} from '../model/studio-model.ts'
import type { StudioModel, Written } from '../model/studio-model.ts'
import { act, filesBelow } from './act.ts'
import type { Act } from './act.ts'
import { inEachYear } from './add-field.ts'
import { followSamples } from './follow-samples.ts'
import { decimalsInUnit, followUnits, withUnitNotice } from './follow-units.ts'
import { looksWith, sampleOf, withContents } from './kept-contents.ts'
import { forgetOwnRegion } from './own-region.ts'
import { takeMoney } from './own-unit.ts'
import { followOnPaper, followOnScreen, withUnitOf } from './follow-kind.ts'
import { followList } from './printed-list.ts'
import { attachToSamples } from './sample-evidence.ts'
import { inheritedAt } from './shared-definition.ts'
import { forgetLater, signLater } from './signing.ts'
import { followText, forgetTexts } from './texts.ts'
import { boundedSchema, writeBound } from './write-bound.ts'
import { writeKeyword } from './write-keyword.ts'
import { asWritten } from './year-words.ts'

/** The keywords of a field that are set individually. */
export type FieldKeyword =
  | 'title'
  | 'description'
  | 'minimum'
  | 'maximum'
  | 'minLength'
  | 'maxLength'
  | 'pattern'
  | 'readOnly'
  | 'x-unit'
  | 'x-decimals'
  | 'x-words'
  | 'x-none'
  | 'x-evidence'
  | 'x-list'
  | 'x-source'
  | 'x-private'
  | 'x-ref'

/**
 * Sets a keyword of a field, group or cell; `undefined` removes it. A keyword that equals that of a shared
 * definition is not repeated beside the `$ref`; to remove one that the definition has, the `$ref` is replaced
 * by an own schema.
 */
export function setKeyword(
  model: StudioModel,
  pointer: string,
  keyword: FieldKeyword,
  value: Json | undefined,
): Act {
  const node = nodeAt(model, pointer)
  const { schema, schemaPointer, title } = node
  const written = writtenAt(model, schemaPointer)
  let converted = 0
  const done = act(model, { name: `set-${keyword}`, values: { label: title } }, (edits) => {
    const as = edits.json(written.file).get(below(written.pointer, keyword)) ?? schema[keyword]
    const isText = typeof as === 'string' && typeof value === 'string'
    const now = isText ? asWritten(model, as, value) : value
    writeKeyword(model, edits, written, keyword, now)
    if (keyword === 'x-list') followList(model, edits, pointer, value as Schema['x-list'] | undefined)
    if (keyword === 'x-evidence') attachToSamples(model, edits, pointer, value as Schema['x-evidence'])
    if (keyword === 'x-unit') {
      takeMoney(model, edits, value)
      const decimals = decimalsInUnit(model, boundedSchema(node), schema['x-unit'], value)
      if (decimals !== undefined) writeBound(model, edits, pointer, 'x-decimals', decimals)
      converted = followUnits(model, edits)
    }
    if (LIMITS.has(keyword)) followSamples(model, edits, pointer)
    if (isText && (keyword === 'title' || keyword === 'description'))
      followText(model, edits, as, now as string)
    else forgetTexts(model, edits)
    return pointer
  })
  return withUnitNotice(done, converted, value)
}

/** Keywords that restrict the answers of a field. */
const LIMITS: ReadonlySet<FieldKeyword> = new Set(['x-none', 'minimum', 'maximum', 'pattern'])

/** Sets whether a field is required. */
export function setRequired(model: StudioModel, pointer: string, required: boolean): Act {
  const field = fieldAt(model, pointer)
  const { file, pointer: at } = writtenAt(model, field.schemaPointer)
  const key = splitPointer(at).at(-1)!
  const holder = parentPointer(parentPointer(at))
  return act(
    model,
    { name: required ? 'set-required' : 'set-optional', values: { label: field.title } },
    (edits) => {
      const json = edits.json(file)
      const list = (json.get(`${holder}/required`) as string[] | undefined) ?? []
      const index = list.indexOf(key)
      if (required === index >= 0) return
      if (!required && list.length === 1) json.remove(`${holder}/required`)
      else if (!required) json.remove(`${holder}/required/${index}`)
      else if (list.length === 0) json.set(`${holder}/required`, [key], { after: 'properties' })
      else {
        const order = Object.keys(json.get(`${holder}/properties`) as object)
        const before = list.findLastIndex((one) => order.indexOf(one) < order.indexOf(key))
        json.insert(`${holder}/required`, before + 1, key)
      }
    },
  )
}

/** The options of a choice or tick group, or those that name the lines of a table. */
export function optionsOfField(schema: Schema): readonly Option[] | undefined {
  return optionsOf(schema) ?? optionsOf(schema.items ?? false) ?? nameOptionsOf(schema)
}

/**
 * Sets the options of a field. Their codes are stored in answers, so renaming an option keeps its code.
 * Lines, ticks and evidence of removed options are removed from samples and cases.
 */
export function setOptions(model: StudioModel, pointer: string, options: readonly Option[]): Act {
  const { title } = fieldAt(model, pointer)
  return act(model, { name: 'set-options', values: { label: title } }, (edits) =>
    writeOptions(model, edits, pointer, options),
  )
}

/** Like `setOptions`, as part of a larger act. */
export function writeOptions(
  model: StudioModel,
  edits: FileEdits,
  pointer: string,
  options: readonly Option[],
): void {
  const field = fieldAt(model, pointer)
  const written = writtenAt(model, field.schemaPointer)
  const { type } = field.schema
  const before = optionsOfField(field.schema) ?? []
  const gone = before.filter((one) => options.every((option) => option.const !== one.const))
  if (type === 'array') writeKeyword(model, edits, written, 'items', { type: 'string', oneOf: options })
  else if (type === 'object') {
    writeKeyword(model, edits, written, 'propertyNames', { oneOf: options })
    for (const path of filesBelow(model, 'answers'))
      for (const line of gone.map((one) => below(pointer, one.const)))
        if (edits.json(path).get(line) !== undefined) edits.json(path).remove(line)
  } else writeKeyword(model, edits, written, 'oneOf', options)
  for (const { const: code, title } of options) {
    const known = before.find((one) => one.const === code)
    if (known) followText(model, edits, known.title, title)
  }
  if (gone.length > 0) {
    forgetProof(model, edits, written, options)
    followSamples(model, edits, pointer)
  }
  forgetTexts(model, edits)
}

/** Removes evidence for removed options, and `x-evidence` if no option is left in it. */
function forgetProof(model: StudioModel, edits: FileEdits, written: Written, left: readonly Option[]): void {
  const at = below(written.pointer, 'x-evidence')
  const own = edits.json(written.file).get(at) as Schema['x-evidence'] | undefined
  const rule = own ?? inheritedAt(model, written)?.['x-evidence']
  if (rule?.options === undefined) return
  const options = rule.options.filter((code) => left.some((one) => one.const === code))
  if (options.length === rule.options.length) return
  writeKeyword(model, edits, written, 'x-evidence', options.length === 0 ? undefined : { ...rule, options })
}

/** An unused code for a new option: `a`, `b`, … @param used codes that may occur in stored answers */
export function optionCode(options: readonly Option[], used: readonly string[] = []): string {
  const taken = new Set([...options.map((option) => option.const), ...used])
  for (let number = 0; ; number++) {
    const code = number < 26 ? String.fromCodePoint(97 + number) : `option${number + 1}`
    if (!taken.has(code)) return code
  }
}

/**
 * Changes the kind of a field. Title, identity and source are kept; samples get an answer of the new kind.
 */
export function changeKind(model: StudioModel, pointer: string, name: string): Act {
  const field = fieldAt(model, pointer)
  const kind = kindOf(name, model.bundle.form)
  const { file, pointer: at } = writtenAt(model, field.schemaPointer)
  return act(model, { name: 'change-kind', values: { label: field.title } }, (edits) => {
    const json = edits.json(file)
    const old = json.get(at) as Schema
    const { $ref, ...written } = writtenSchema(kind, model.files, model.edition, newMemberTargets(model))
    json.set(at, {
      ...($ref === undefined ? {} : { $ref }),
      ...pick(old, ['title', 'description', 'x-id', 'x-source']),
      ...withUnitOf(withContents(written, kind, field.schema), kind, field),
    })
    const own = sampleOf(kind, field.schema)
    const sample = own === undefined || kind.groupType === undefined ? own : inEachYear(model, own)
    for (const path of filesBelow(model, 'answers'))
      if (sample !== undefined && edits.json(path).get(pointer) !== undefined)
        edits.json(path).set(pointer, sample)
    followList(model, edits, pointer, { ...kind.schema, ...kind.own }['x-list'])
    attachToSamples(model, edits, pointer, kind.schema['x-evidence'])
    forgetLater(edits, pointer, () => false)
    if (kind.signed) signLater(model, edits, pointer)
    if (kind.region === undefined) forgetOwnRegion(edits, pointer)
    resetLooks(model, edits, pointer, looksWith(kind, field.schema), kind.signed ? kind.paper : undefined)
    followOnScreen(model, edits, field, kind)
    followOnPaper(model, edits, field, kind)
    forgetTexts(model, edits)
    return pointer
  })
}

function pick(schema: Schema, keys: readonly string[]): Schema {
  return Object.fromEntries(keys.flatMap((key) => (key in schema ? [[key, schema[key]]] : []))) as Schema
}

/**
 * Removes options of the old kind from screen and paper, so that the defaults of the new type apply.
 * @param as paper layout that the new kind requires
 */
function resetLooks(
  model: StudioModel,
  edits: FileEdits,
  pointer: string,
  looks: Readonly<Record<string, unknown>> | undefined,
  as: string | undefined,
): void {
  const field = fieldAt(model, pointer)
  const relative = withinPart(field.part, pointer)
  const part = partOf(model, field.part)
  const ui = edits.json(part.files.ui!.file)
  for (const { element, pointer: at } of uiElementsIn(screenOf(part)))
    if (element.scope !== undefined && pointerOfScope(element.scope) === relative) {
      if (looks !== undefined) ui.set(`${at}/options`, looks)
      else if (element.options !== undefined) ui.remove(`${at}/options`)
    }
  const paper = edits.json(part.files.paper!.file)
  const { blocks } = part.files.paper!.value as { blocks: { rows?: { field?: string; as?: string }[][] }[] }
  for (const [block, { rows = [] }] of blocks.entries())
    for (const [row, cells] of rows.entries())
      for (const [index, cell] of cells.entries())
        if (cell.field !== undefined && isWithin(cell.field, relative)) {
          const at = `/blocks/${block}/rows/${row}/${index}/as`
          if (as !== undefined) paper.set(at, as)
          else if (cell.as !== undefined) paper.remove(at)
        }
}
