import {
  below,
  closest,
  equal,
  isWithin,
  joinPointer,
  jsonTypeTexts,
  memberSchemas,
  noneOf,
  optionsOf,
  schemasBelow,
  subschemasOf,
  treeOf,
  uiElementsIn,
} from '@formwright/definition'
import type { JsonSource, Problem, ProblemCode, Schema, UiCondition, UiElement } from '@formwright/definition'
import { fileProblem, partSource, schemaProblem } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'
import { foreignKeywords } from './keywords.ts'
import { schemaKeywords } from './schema-keywords.ts'

/** Values in conditions, on screen and in `if`, must be possible for the field. */
export const comparisons: LintCheck = (context) => [
  ...context.bundle.parts.flatMap(({ key }) => onScreen(context, key)),
  ...inSchema(context),
]

/** A value that a condition tests for, and the schema of the tested field. */
interface Comparison {
  readonly value: unknown
  readonly about: Schema
  /** Its pointer below the condition's schema. */
  readonly at: string
  /** The condition cannot hold for any value. */
  readonly isNever?: boolean
}

function inSchema(context: LintContext): Problem[] {
  return schemasBelow(context.bundle.schema).flatMap(({ pointer, node }) =>
    testsOf(node).flatMap(({ test, at }) =>
      comparisonsIn(test, node)
        .filter((comparison) => !isPossible(comparison))
        .map(({ value, about, at: inner }) =>
          schemaProblem(context, pointer, at + inner, 'condition-impossible', paramsOf(value, about)),
        ),
    ),
  )
}

/** The schemas that test a value: its own `if`, and those within `allOf`. */
function testsOf(node: Schema): { readonly test: Schema | boolean; readonly at: string }[] {
  return subschemasOf(node).flatMap(({ keyword, keys, schema }) => {
    const at = joinPointer(keys).slice(1)
    if (keyword === 'if') return [{ test: schema, at }]
    if (keyword !== 'allOf' || typeof schema !== 'object') return []
    return testsOf(schema).map((inner) => ({ ...inner, at: `${at}/${inner.at}` }))
  })
}

function onScreen(context: LintContext, part: string): Problem[] {
  const source = partSource(context, part, 'ui')
  return [...uiElementsIn(source.value as UiElement)].flatMap(({ element, pointer: at }) => {
    const { rule } = element
    if (!rule) return []
    const conditions = [...conditionsIn(rule.condition, `${at}/rule/condition`)]
    const own = onItself(context, part, element, conditions)
    if (own) return [fileProblem(source, `${own.at}/scope`, own.code, { field: own.field })]
    return conditions.flatMap((condition) => checkCondition(context, part, source, condition))
  })
}

interface Placed {
  readonly condition: UiCondition & { readonly scope: string }
  readonly at: string
}

/** Checks a condition on a scope: known keywords, and possible values. */
function checkCondition(
  context: LintContext,
  part: string,
  source: JsonSource,
  { condition, at }: Placed,
): Problem[] {
  const node = treeOf(context.bundle).nodeAt(context.pointerIn(part, condition.scope))
  if (!node) return []
  const test = condition.schema ?? { const: condition.expectedValue }
  const place =
    condition.schema === undefined ? () => `${at}/expectedValue` : (inner: string) => `${at}/schema${inner}`
  const misspelt = typeof test === 'object' ? unknownKeywords(test) : []
  if (misspelt.length > 0)
    return misspelt.map((name) => {
      const suggestion = closest(name, Object.keys(schemaKeywords))
      const params = { name, suggestion, known: 'const, enum, minimum, not' }
      return fileProblem(source, below(place(''), name), 'unknown-property', params)
    })
  const { type } = node.schema
  const foreign = typeof type === 'string' && noneOf(node.schema) === undefined ? foreignKeywords(type) : []
  const ignored = Object.keys(test as object).filter((name) => [...foreign].includes(name))
  if (ignored.length > 0)
    return ignored.map((keyword) =>
      fileProblem(source, place(below('', keyword)), 'condition-ignored', {
        keyword,
        type: jsonTypeTexts(String(type)),
      }),
    )
  return comparisonsIn(test as Schema, node.schema)
    .filter((comparison) => !isPossible(comparison))
    .map(({ value, about, at: inner }) =>
      fileProblem(source, place(inner), 'condition-impossible', paramsOf(value, about)),
    )
}

function unknownKeywords(test: object): string[] {
  return Object.keys(test).filter((name) => !Object.hasOwn(schemaKeywords, name) && !name.startsWith('x-'))
}

/**
 * A condition by which an element would have to be filled in before it is shown, or is hidden while it is
 * filled in.
 */
function onItself(
  context: LintContext,
  part: string,
  element: UiElement,
  conditions: readonly Placed[],
): { readonly code: ProblemCode; readonly field: string; readonly at: string } | undefined {
  if (!element.rule || element.rule.condition.conditions) return undefined
  const isShown = element.rule.effect === 'SHOW'
  const [only] = conditions
  const schema = only?.condition.schema
  // a condition that holds for an empty value shows it initially
  if (!only || (isShown && typeof schema === 'object' && 'not' in schema)) return undefined
  const pointer = context.pointerIn(part, only.condition.scope)
  const inside = [...uiElementsIn(element)].flatMap(({ element: { scope } }) =>
    scope === undefined ? [] : [context.pointerIn(part, scope)],
  )
  if (!inside.some((own) => isWithin(pointer, own))) return undefined
  const code = isShown ? 'condition-on-itself' : 'condition-hides-itself'
  return { code, field: treeOf(context.bundle).nodeAt(pointer)?.title ?? pointer, at: only.at }
}

function* conditionsIn(condition: UiCondition, at: string): Generator<Placed> {
  const { scope } = condition
  if (scope !== undefined) yield { condition: { ...condition, scope }, at }
  for (const [index, inner] of (condition.conditions ?? []).entries())
    yield* conditionsIn(inner, `${at}/conditions/${index}`)
}

/** All values in a test schema, with the schema of what is tested. */
function comparisonsIn(test: Schema | boolean | undefined, about: Schema | undefined, at = ''): Comparison[] {
  if (typeof test !== 'object' || !about) return []
  const own = [
    ...(test.const === undefined ? [] : [{ value: test.const, about, at: `${at}/const` }]),
    ...(test.enum ?? []).map((value, index) => ({ value, about, at: `${at}/enum/${index}` })),
    ...boundsIn(test, about, at),
  ]
  const inside = subschemasOf(test).flatMap(({ keyword, keys, schema }) => {
    const [, key = ''] = keys
    const inner = SAME_VALUE.has(keyword)
      ? about
      : keyword === 'properties'
        ? memberSchemas(about).get(String(key))
        : keyword === 'contains' || keyword === 'items'
          ? about.items
          : undefined
    return comparisonsIn(schema, typeof inner === 'object' ? inner : undefined, at + joinPointer(keys))
  })
  return [...own, ...inside]
}

/** The bounds of a test that exclude all values, together with its own or the field's bounds. */
function boundsIn({ minimum, maximum }: Schema, about: Schema, at: string): Comparison[] {
  const [most, least] = [Math.min(about.maximum ?? Infinity, maximum ?? Infinity), about.minimum ?? -Infinity]
  return [
    ...(minimum !== undefined && minimum > most
      ? [{ value: `\u2265 ${minimum}`, about, at: `${at}/minimum`, isNever: true }]
      : []),
    ...(maximum !== undefined && maximum < least
      ? [{ value: `\u2264 ${maximum}`, about, at: `${at}/maximum`, isNever: true }]
      : []),
  ]
}

/** Keywords whose schemas apply to the value itself. */
const SAME_VALUE: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'])

/** Whether an answer can be the value: one of the options, of the right type, or the “none” word. */
function isPossible({ value, about, isNever = false }: Comparison): boolean {
  if (isNever) return false
  if (value === null || value === '' || noneOf(about) === value) return true
  const options = optionsOf(about)
  if (options) return options.some((option) => option.const === value)
  if (about.enum) return about.enum.some((allowed) => equal(allowed, value))
  if (typeof value === 'number' && isOutside(value, about)) return false
  const types = [about.type ?? []].flat()
  return types.length === 0 || types.some((type) => isOfType(value, type))
}

function isOutside(value: number, { minimum = -Infinity, maximum = Infinity }: Schema): boolean {
  return value < minimum || value > maximum
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return typeof value === 'object' && !Array.isArray(value)
  return typeof value === type
}

function paramsOf(value: unknown, about: Schema) {
  const codes = (optionsOf(about) ?? []).map((option) => option.const)
  const suggestion = typeof value === 'string' ? closest(value, codes) : ''
  const { minimum, maximum } = about
  const range =
    [minimum ?? [], maximum ?? []].flat().length > 0 ? `${minimum ?? ''}\u2026${maximum ?? ''}` : undefined
  const known = codes.length > 0 ? codes : [about.enum ?? range ?? about.type ?? []].flat().map(String)
  return {
    field: about.title ?? '',
    value: typeof value === 'string' ? value : JSON.stringify(value),
    suggestion,
    known,
  }
}
