import {
  nodesOf,
  APPLICATORS,
  beforeYears,
  below,
  closest,
  jsonTypeTexts,
  keywords as vocabulary,
  mayHoldNumber,
  remembered,
  schemasBelow,
  shapeOf,
  subschemasOf,
  titledChoicesOf,
  titledValuesOf,
  typoOf,
  UnitTable,
  parentPointer,
} from '@formwright/definition'
import type { FormNode, Problem, Schema } from '@formwright/definition'
import { boolMeant } from '@formwright/rules'
import { quoted, schemaProblem } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'
import { FORMATS } from './formats.ts'
import { unitProblem } from './own-units.ts'
import { unitInTitle, unitNamed } from './title-units.ts'
import { memberNames } from './unknown-members.ts'

/** The keywords of the vocabulary must have an effect where they are used. */
export const keywords: LintCheck = (context) => {
  const { schema } = context.bundle
  const shared = Object.entries((schema.$defs ?? {}) as Record<string, Schema>)
  const nodes = [
    ...schemasBelow(schema),
    ...shared.flatMap(([name, definition]) => [...schemasBelow(definition, below('/$defs', name))]),
  ]
  const table = new UnitTable(context.bundle.form)
  const withUnit = new Set(
    nodes.filter(({ node }) => node['x-unit'] !== undefined).map(({ pointer }) => pointer),
  )
  const values = new Set(valueSchemas(schema, ''))
  const tree = nodesOf(context.bundle)
  const inTree = [
    ...tree.flatMap((node) => [...required(context, node), ...withoutBranches(context, node)]),
    ...listsInRows(context, tree),
  ]
  const found = nodes.flatMap(({ pointer, node }) => {
    // problems of a year's value are reported once for all years
    if (beforeYears(pointer) !== pointer) return []
    return [
      ...mismatches(context, pointer, node),
      ...unknownUnit(context, pointer, node, table),
      ...titleUnit(context, pointer, node, table),
      // numbers without units are fine in a form without any units
      ...(withUnit.size > 0 && values.has(pointer) ? missingUnit(context, pointer, node, withUnit) : []),
      ...evidence(context, pointer, node),
      ...ignored(context, pointer, node),
      ...alone(context, pointer, node),
    ]
  })
  return [...found, ...inTree]
}

/**
 * The pointers of schemas for values of the answers, including those in branches; excluding schemas that only
 * refine or test a value described elsewhere.
 */
function* valueSchemas(schema: Schema | boolean, pointer: string, known: Schema = {}): Generator<string> {
  if (typeof schema !== 'object') return
  const isBranch = known.properties !== undefined
  if (!isBranch) yield pointer
  const members = { ...known.properties, ...schema.properties }
  for (const { keyword, schema: inner, keys } of subschemasOf(schema)) {
    const at = below(pointer, ...keys)
    if (TESTING.has(keyword)) continue
    if (APPLICATORS[keyword].about === 'place') yield* valueSchemas(inner, at, { properties: members })
    else if (!isBranch || keyword !== 'properties' || !Object.hasOwn(known.properties!, keys[1]!))
      yield* valueSchemas(inner, at)
  }
}

/** Keywords whose schema tests a value and does not describe one. */
const TESTING: ReadonlySet<string> = new Set(['not', 'if', 'contains', 'propertyNames', 'contentSchema'])

function mismatches(context: LintContext, pointer: string, node: Schema): Problem[] {
  // the type null is reported separately
  if (typeof node.type !== 'string' || node.type === 'null') return []
  const { type } = node
  const foreign = foreignKeywords(type)
  // `x-annual` was expanded to properties, so these are not wrong themselves
  const isWrittenOut = node['x-annual'] !== undefined && foreign.has('x-annual')
  return Object.keys(node)
    .filter(
      (keyword) =>
        (foreign.has(keyword) && (!isWrittenOut || keyword === 'x-annual')) ||
        (keyword === 'format' && isFormatOfOthers(node)),
    )
    .map((keyword) =>
      schemaProblem(context, pointer, keyword, 'keyword-mismatch', {
        keyword,
        type: jsonTypeTexts(type),
      }),
    )
}

/** Whether a validated format has no effect on a type, such as `date` for a number. */
export function isFormatOfOthers({ type, format }: Schema): boolean {
  if (format === undefined || typeof type !== 'string' || !FORMATS.includes(format)) return false
  return type !== (format === 'region' ? 'object' : 'string')
}

/** The keywords that have no effect on a type; cached, as a form may contain any type name. */
export const foreignKeywords: (type: string) => ReadonlySet<string> = remembered(100, (type) => {
  const own = vocabulary.filter((keyword) => !keyword.types.includes(type)).map(({ name }) => name)
  const standard = Object.entries(STANDARD).filter(([of]) => !of.split(' ').includes(type))
  return new Set([...own, ...standard.flatMap(([, names]) => names)])
})

/** The keywords of JSON Schema that only affect one type, by type. */
const STANDARD: Readonly<Record<string, readonly string[]>> = {
  'number integer': ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  string: ['minLength', 'maxLength', 'pattern'],
  array: ['items', 'prefixItems', 'contains', 'minItems', 'maxItems', 'uniqueItems'],
  object: [
    'properties',
    'required',
    'additionalProperties',
    'propertyNames',
    'minProperties',
    'maxProperties',
    'dependentRequired',
  ],
}

function unknownUnit(context: LintContext, pointer: string, node: Schema, table: UnitTable): Problem[] {
  const unit = node['x-unit']
  if (unit === undefined || unit === 'any' || table.parse(unit)) return []
  // a form's own unit with a wrong definition is reported at the definition
  const own = context.bundle.form.units ?? {}
  if (table.unknownIn(unit).every((part) => Object.hasOwn(own, part))) return []
  const { code, params } = unitProblem(unit, table)
  return [schemaProblem(context, pointer, 'x-unit', code, params)]
}

/** A title or description that says a different unit than the number's; people go by the words. */
function titleUnit(context: LintContext, pointer: string, node: Schema, table: UnitTable): Problem[] {
  const { title = '', description = '', 'x-unit': unit = '' } = node
  const stated = [
    ['title', title, unitInTitle(title, unit, table)],
    ['description', description, unitNamed(description, unit, table)],
  ] as const
  return stated
    .flatMap(([key, text, other]) =>
      other === undefined
        ? []
        : [schemaProblem(context, pointer, key, 'title-unit', { title: text, stated: other, unit })],
    )
    .slice(0, 1)
}

function missingUnit(
  context: LintContext,
  pointer: string,
  node: Schema,
  withUnit: ReadonlySet<string>,
): Problem[] {
  if (shapeOf(node) !== 'number' || titledValuesOf(node) !== undefined) return []
  if (withUnit.has(pointer) || inheritsUnit(pointer, withUnit)) return []
  return [schemaProblem(context, pointer, '', 'unit-missing', { field: node.title ?? pointer })]
}

/** The values of an annual field inherit the unit of the field. */
function inheritsUnit(pointer: string, withUnit: ReadonlySet<string>): boolean {
  return pointer.endsWith('/additionalProperties') && withUnit.has(parentPointer(pointer))
}

function evidence(context: LintContext, pointer: string, node: Schema): Problem[] {
  const when = node['x-evidence']?.when
  if (when === undefined) return []
  const field = node.title ?? pointer
  const evidenceProblems = (option: string | number | boolean, at: string, options: Schema) =>
    evidenceOption(context, pointer, options, option, { field, at })
  if (typeof when === 'object') return evidenceProblems(when.is, 'x-evidence/when/is', node)
  const fits =
    (when !== 'ticked' || shapeOf(node) === 'choices') &&
    (when !== 'positive' || mayHoldNumber(node) || node.type === 'object' || node.type === 'array')
  if (!fits) return [schemaProblem(context, pointer, 'x-evidence/when', 'evidence-mismatch', { when, field })]
  const { options = [] } = node['x-evidence']!
  return options.flatMap((option, index) =>
    evidenceProblems(option, `x-evidence/options/${index}`, node.items ?? {}),
  )
}

function evidenceOption(
  context: LintContext,
  pointer: string,
  node: Schema,
  option: string | number | boolean,
  { field, at }: { readonly field: string; readonly at: string },
): Problem[] {
  const choices = titledChoicesOf(node) ?? []
  const values = shapeOf(node) === 'boolean' ? [true, false] : choices.map((choice) => choice.const)
  if (values.includes(option)) return []
  const written = String(option)
  const known = values.map(String)
  const same = known.find((code) => code === written)
  const titled = choices.find(({ title }) => title?.toLowerCase() === written.toLowerCase())?.const
  // strings are quoted, booleans and numbers are not
  const fix = same ?? (titled === undefined ? typoOf(written, known) || undefined : String(titled))
  const advice = fix && JSON.stringify(values[known.indexOf(fix)])
  const suggestion =
    (same ? advice : fix) ?? ((values.includes(true) && boolMeant(written)) || closest(written, known))
  const params = {
    option: same ? JSON.stringify(option) : written,
    field,
    suggestion,
    known:
      values.length > 0
        ? values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
        : '—',
  }
  return [schemaProblem(context, pointer, at, 'evidence-option', params, advice)]
}

/** A list behind a number is only supported for fields, not within rows. */
function listsInRows(context: LintContext, tree: readonly FormNode[]): Problem[] {
  const written = tree
    .filter(({ path, schema }) => path.includes('*') && 'x-list' in schema)
    .map(({ schemaPointer }) => schemaPointer)
  return [...new Set(written)].map((pointer) =>
    schemaProblem(context, pointer, 'x-list', 'keyword-ignored', { keyword: 'x-list' }),
  )
}

/** Keywords without effect where they are: an annual field is not a list. */
function ignored(context: LintContext, pointer: string, node: Schema): Problem[] {
  const [each] = Object.values(node.properties ?? {})
  const overLists = node['x-annual'] !== undefined && each?.type === 'array'
  const branches = node.if === undefined ? (['then', 'else'] as const).filter((name) => name in node) : []
  const condition = node.if !== undefined && !('then' in node || 'else' in node) ? (['if'] as const) : []
  return [...branches, ...condition, ...(overLists ? (['x-annual'] as const) : [])].map((keyword) =>
    schemaProblem(context, pointer, keyword, 'keyword-ignored', { keyword }),
  )
}

/** Keywords that only have an effect together with another one. */
const BESIDE: Readonly<Record<string, string>> = {
  minContains: 'contains',
  maxContains: 'contains',
  contentSchema: 'contentMediaType',
}

function alone(context: LintContext, pointer: string, node: Schema): Problem[] {
  return Object.entries(BESIDE).flatMap(([keyword, other]) =>
    keyword in node && !(other in node)
      ? [schemaProblem(context, pointer, keyword, 'keyword-alone', { keyword, other })]
      : [],
  )
}

/** `x-inactive` is only allowed on objects with branches, and `keep` only if they allow further members. */
function withoutBranches(context: LintContext, { schema, schemaPointer, children }: FormNode): Problem[] {
  const says = schema['x-inactive']
  const refuses = (schema.unevaluatedProperties as unknown) === false
  const isSaid = children.some(({ kind }) => kind === 'variants') && !(says === 'keep' && refuses)
  if (says === undefined || isSaid || schema.type !== 'object') return []
  return [schemaProblem(context, schemaPointer, 'x-inactive', 'keyword-ignored', { keyword: 'x-inactive' })]
}

/** Names in `required` must be members of the object, described in any of its schemas. */
function required(context: LintContext, node: FormNode): Problem[] {
  const around = node.kind === 'branch' ? node.parent?.parent : undefined
  const own = node.members.flatMap(({ schema }) => Object.keys(schema.properties ?? {}))
  const known = [...new Set([...own, ...memberNames(node), ...(around ? memberNames(around) : [])])]
  // maps, and objects without described members, may have others
  if (node.kind === 'map' || known.length === 0) return []
  return node.members.flatMap(({ schema, pointer }) => [
    ...(schema.required ?? []).flatMap((name, index) => {
      if (known.includes(name)) return []
      const suggestion = closest(name, known) || renamedTo(node, name)
      const fix = quoted(typoOf(name, known))
      return [
        schemaProblem(context, pointer, `required/${index}`, 'unknown-required', { name, suggestion }, fix),
      ]
    }),
    ...namesInCondition(schema)
      .filter((name) => !known.includes(name))
      .map((name) => {
        const params = { name, suggestion: closest(name, known) }
        return schemaProblem(context, pointer, below('if/properties', name), 'condition-unknown', params)
      }),
    ...dependents(schema).flatMap(({ name, keyword, at, of }) => {
      const suggestion = closest(name, known)
      if (!known.includes(name))
        return [schemaProblem(context, pointer, at, 'unknown-dependent', { name, keyword, suggestion })]
      return name === of ? [schemaProblem(context, pointer, at, 'dependent-itself', { name })] : []
    }),
  ])
}

/** A renamed member whose `x-id` still ends with the name. */
function renamedTo({ children, members }: FormNode, name: string): string {
  const named = new Set(members.flatMap(({ schema }) => schema.required ?? []))
  const moved = children.filter(
    ({ key, schema }) => !named.has(key) && schema['x-id']?.split('.').at(-1) === name,
  )
  return moved.length === 1 ? moved[0]!.key : ''
}

/** The members tested by a condition; those in its `required` are reported by `required`. */
function namesInCondition({ if: condition }: Schema): string[] {
  return typeof condition === 'object' ? Object.keys((condition as Schema).properties ?? {}) : []
}

interface Dependent {
  readonly name: string
  readonly keyword: string
  readonly at: string
  /** The property that requires it. */
  readonly of?: string
}

/** The properties in `dependentRequired` and `dependentSchemas`, with their pointers. */
function dependents({ dependentRequired = {}, dependentSchemas = {} }: Schema): Dependent[] {
  const wanted = Object.entries(dependentRequired as Readonly<Record<string, string[]>>)
  return [
    ...wanted.flatMap(([of, needed]) => {
      const [keyword, at] = ['dependentRequired', below('dependentRequired', of)]
      return [
        { name: of, keyword, at },
        ...needed.map((name, index) => ({ name, keyword, at: below(at, index), of })),
      ]
    }),
    ...Object.keys(dependentSchemas as object).map((name) => {
      const keyword = 'dependentSchemas'
      return { name, keyword, at: below(keyword, name) }
    }),
  ]
}
