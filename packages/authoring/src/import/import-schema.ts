import {
  DEFAULT_LANGUAGE,
  fieldsOf,
  isObject,
  isWithin,
  parseForm,
  RESERVED_AT_ROOT,
  treeOf,
} from '@formwright/definition'
import type { FieldType, FileMap, Loaded, Problem, Schema, UiElement } from '@formwright/definition'
import { formFiles } from './form-files.ts'
import type { FormFacts } from './form-files.ts'
import { namesOfImported } from '../start/words.ts'
import { isJsonForms, noteTranslations, writeIntoSchema } from './json-forms-ui.ts'
import { modernSchema } from './modern-schema.ts'
import { Notes } from './notes.ts'
import type { ImportNote } from './notes.ts'
import { ownUnits } from './own-units.ts'
import { divide } from './parts.ts'
import { RjsfReader } from './rjsf-ui.ts'
import { SchemaEditor } from './schema-editor.ts'
import type { Draft, Written } from './schema-nodes.ts'
import { Screen } from './screen.ts'
import { nameFields } from './titles.ts'
import { unusedDefinitions } from './used-definitions.ts'

export interface ImportOptions extends FormFacts {
  /**
   * A UI schema of JSON Forms, or a uiSchema of React JSON Schema Form; without it, a screen with all fields
   * is generated.
   */
  readonly ui?: unknown
  readonly fieldTypes: readonly FieldType[]
}

export interface Imported {
  /** A form folder without lint errors, unless there are `problems`. */
  readonly files: FileMap
  /** Why nobody can read the form, such as references in a loop; empty for a schema that can be imported. */
  readonly problems: readonly Problem[]
  /** What could not be kept, and decisions made, in order of occurrence. */
  readonly notes: readonly ImportNote[]
  /**
   * Keys from the answers to the data of the imported schema; empty unless the schema's root is not an object
   * with named members.
   */
  readonly root: readonly string[]
}

/** The member for data that cannot be the answers themselves. */
const WRAPPED = 'value'

/**
 * Makes a form folder from any JSON Schema (draft 3 to 2020-12), with a UI schema of JSON Forms or React JSON
 * Schema Form if given. A form cannot be read without a title and an agency, so empty ones are named.
 */
export function importSchema(schema: unknown, asked: ImportOptions): Imported {
  const names = namesOfImported(asked.language ?? DEFAULT_LANGUAGE)
  const title = asked.title.trim() || names.title
  const options = { ...asked, title, agency: asked.agency.trim() || names.agency }
  const written: Written = isObject(schema) ? schema : {}
  const whole = isObjectOnly(new SchemaEditor(written), written) ? attempt(written, options, []) : undefined
  return whole ?? attempt(written, options, [WRAPPED])!
}

/** Whether a schema only accepts objects and names some of their members. */
function isObjectOnly(editor: SchemaEditor, node: unknown, depth = 0): boolean {
  const schema = editor.resolved(node)
  if (schema.type !== undefined && schema.type !== 'object') return false
  if (isObject(schema.properties)) return true
  return depth < DEEPEST && follows(schema, (one) => isObjectOnly(editor, one, depth + 1))
}

/** Maximum depth of combined schemas that are searched for the type of the root. */
const DEEPEST = 8

/** Whether a schema rejects data without anything filled in. */
function hasConstraints(editor: SchemaEditor, node: unknown, depth = 0): boolean {
  const schema = editor.resolved(node)
  const { type, required, minItems, minProperties } = schema
  const isScalar =
    type !== undefined && ![type].flat().some((one) => one === 'object' || one === 'array' || one === 'null')
  if (isScalar || (Array.isArray(required) && required.length > 0)) return true
  if (Number(minItems ?? 0) > 0 || Number(minProperties ?? 0) > 0) return true
  return depth < DEEPEST && follows(schema, (one) => hasConstraints(editor, one, depth + 1))
}

/** Whether something holds for all data: for one of the schemas in `allOf`, or for each alternative. */
function follows({ allOf, oneOf, anyOf }: Draft, from: (schema: unknown) => boolean): boolean {
  const listOf = (list: unknown) => (Array.isArray(list) ? (list as unknown[]) : [])
  return (
    listOf(allOf).some(from) ||
    [oneOf, anyOf].some((list) => listOf(list).length > 0 && listOf(list).every(from))
  )
}

/** Imports with the data at `root`; `undefined` if they cannot be there. */
function attempt(written: Written, reported: ImportOptions, root: readonly string[]): Imported | undefined {
  const notes = new Notes()
  const editor = new SchemaEditor(rooted(modernSchema(written, pointerTo(root), notes), root, reported))
  const unused = unusedDefinitions(editor.schema)
  if (unused.length > 0) notes.add('definitions-unused', 'schema', '', { names: unused.join(', ') })
  const options = {
    ...reported,
    units: ownUnits(editor.schema, notes),
    data: sampleOf(reported, root, notes),
  }
  const ui: Written | undefined = isObject(options.ui) ? options.ui : undefined
  const screenSources = uiOf(ui, root, editor, notes)
  nameFields(editor)
  const { bundle, problems } = formOf(editor.schema, options)
  const fields = bundle ? fieldsOf(bundle) : []
  const top = Object.keys(isObject(editor.schema.properties) ? editor.schema.properties : {})
  if (
    root.length === 0 &&
    (fields.some(({ pointer }) => pointer === '') || top.some((key) => RESERVED_AT_ROOT.includes(key)))
  )
    return undefined
  if (root.length > 0) noteWrapped(editor.peek(root) ?? {}, notes)
  const tree = treeOf(
    bundle ?? { schema: editor.schema as Schema, parts: [{ key: '', title: '', folder: '' }] },
  )
  const screen = new Screen({ tree, fields, fieldTypes: options.fieldTypes, notes }, root)
  const shown = screenSources ? screen.from(screenSources.ui, screenSources.hidden) : screen.generated()
  const parts = divide(editor, shown)
  if (parts)
    notes.add('parts-kept', 'schema', '', {
      count: String(parts.length),
      parts: parts.map(({ key }) => key).join(', '),
    })
  return {
    problems: bundle ? [] : problems,
    files: formFiles(editor.schema, shown, parts, outermost(fields.map(({ pointer }) => pointer)), options),
    notes: notes.all(),
    root,
  }
}

/** The data as answers; none if they are no object although the schema wants one. */
function sampleOf({ data }: FormFacts, [key]: readonly string[], notes: Notes): unknown {
  if (data === undefined || key !== undefined) return data === undefined ? data : { [key!]: data }
  if (isObject(data)) return data
  notes.add('data-other', 'data', '')
  return undefined
}

/** Notes why the data were put in a member of their own. */
function noteWrapped({ properties }: Draft, notes: Notes): void {
  const names = Object.keys(isObject(properties) ? properties : {}).filter((key) =>
    RESERVED_AT_ROOT.includes(key),
  )
  if (names.length === 0) notes.add('root-wrapped', 'schema', '', { key: WRAPPED })
  else notes.add('root-reserved', 'schema', '', { key: WRAPPED, names: names.join(', ') })
}

/**
 * Drops pointers within others: what is a field in one branch and a group in another is printed as the field.
 */
function outermost(pointers: readonly string[]): string[] {
  return pointers.filter(
    (pointer) => !pointers.some((other) => other !== pointer && isWithin(pointer, other)),
  )
}

function pointerTo(root: readonly string[]): string {
  return root.map((key) => `/properties/${key}`).join('')
}

function rooted(schema: Draft, root: readonly string[], { title }: FormFacts): Draft {
  const [key] = root
  const named = String(schema.title ?? '').trim() || title
  return key === undefined
    ? { type: 'object', ...schema, title: named }
    : {
        title: named,
        type: 'object',
        properties: { [key]: { title: named, ...schema } },
        ...(hasConstraints(new SchemaEditor(schema), schema) ? { required: [key] } : {}),
        additionalProperties: false,
      }
}

interface UiSource {
  readonly ui: Written
  readonly hidden: readonly string[]
}

/** The UI schema as one of JSON Forms; properties of fields in it are moved to the schema. */
function uiOf(
  ui: Written | undefined,
  root: readonly string[],
  editor: SchemaEditor,
  notes: Notes,
): UiSource | undefined {
  if (!ui) return undefined
  if (isJsonForms(ui)) {
    noteTranslations(ui, '', notes)
    writeIntoSchema(ui, root, editor)
    return { ui, hidden: [] }
  }
  const { elements, hidden } = new RjsfReader(editor, notes).read(ui, root)
  return { ui: { type: 'VerticalLayout', elements }, hidden }
}

/** The imported form, without its screen; it has no bundle if its schema cannot be loaded. */
function formOf(schema: Draft, options: ImportOptions): Loaded {
  const screen: UiElement = { type: 'VerticalLayout', elements: [] }
  return parseForm(formFiles(schema, screen, undefined, [], options))
}
