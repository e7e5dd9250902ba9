import {
  compilePattern,
  equal,
  jsonTypeTexts,
  optionsOf,
  schemasBelow,
  titledChoicesOf,
} from '@formwright/definition'
import type { Problem, Schema } from '@formwright/definition'
import { interpretingValidators } from '@formwright/engine'
import { schemaProblem } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

const PAIRS = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const

/** Limits that allow nothing if they are 0. */
const HIGH = ['maxLength', 'maxItems', 'maxProperties'] as const

/** Every field must have a valid value, and its default and examples must be valid. */
export const limits: LintCheck = (context) => {
  const problems: Problem[] = []
  const validators = interpretingValidators((context.bundle.schema.$defs ?? {}) as Record<string, Schema>)
  for (const { pointer, node } of schemasBelow(context.bundle.schema)) {
    for (const [low, high] of PAIRS) {
      const min = node[low]
      const max = node[high]
      if (typeof min === 'number' && typeof max === 'number' && min > max) {
        problems.push(
          schemaProblem(context, pointer, low, 'schema-contradiction', {
            detail: `${low} ${min} > ${high} ${max}`,
          }),
        )
      }
    }
    for (const high of HIGH)
      if (node[high] === 0 && !isInBranch(pointer))
        problems.push(schemaProblem(context, pointer, high, 'schema-contradiction', { detail: `${high} 0` }))
    const wanted = tooManyChoices(node)
    if (wanted !== undefined)
      problems.push(schemaProblem(context, pointer, 'minItems', 'schema-contradiction', { detail: wanted }))
    if (node.type === 'integer' && (node['x-decimals'] ?? 0) > 0)
      problems.push(
        schemaProblem(context, pointer, 'x-decimals', 'keyword-mismatch', {
          keyword: 'x-decimals',
          type: jsonTypeTexts('integer'),
        }),
      )
    problems.push(...meantOtherwise(context, pointer, node))
    const broken = node.const === undefined ? undefined : limitBroken(node, node.const)
    if (broken !== undefined)
      problems.push(
        schemaProblem(context, pointer, 'const', 'schema-contradiction', {
          detail: `const ${JSON.stringify(node.const)}, ${broken} ${JSON.stringify(node[broken])}`,
        }),
      )
    if (node.enum?.length === 0)
      problems.push(schemaProblem(context, pointer, 'enum', 'schema-contradiction', { detail: 'enum []' }))
    if (allowsNothing(node.not, node))
      problems.push(
        schemaProblem(context, pointer, 'not', 'schema-contradiction', {
          detail: `not ${JSON.stringify(node.not)}`,
        }),
      )
    problems.push(...refusedChoices(context, pointer, node))
    for (const [index, example] of (Array.isArray(node.examples) ? node.examples : []).entries())
      if (!validators.of(node)(example))
        problems.push(
          schemaProblem(context, pointer, `examples/${index}`, 'example-invalid', {
            value: JSON.stringify(example),
          }),
        )
    problems.push(...idleExamples(context, pointer, node))
    if (node.default !== undefined && !defaultFits(node, node.default)) {
      problems.push(
        schemaProblem(context, pointer, 'default', 'default-invalid', {
          value: JSON.stringify(node.default),
        }),
      )
    }
  }
  return problems
}

/** Examples of consecutive or repeated digits, which do not show how an answer is written. */
function idleExamples(context: LintContext, pointer: string, { examples, format }: Schema): Problem[] {
  return (Array.isArray(examples) ? (examples as unknown[]) : []).flatMap((value, index): Problem[] => {
    const digits = typeof value === 'string' ? value.replaceAll(/[\s+()-]/g, '') : ''
    const isIdle =
      /^\d{6,}$/.test(digits) && ('01234567890123456789'.includes(digits) || /^(.)\1+$/.test(digits))
    if (!isIdle || format !== undefined) return []
    return [schemaProblem(context, pointer, `examples/${index}`, 'example-idle', { value: String(value) })]
  })
}

/** A share limited to 1 instead of 100 %, and a limit in 字 that the maximum length never reaches. */
function meantOtherwise(context: LintContext, pointer: string, node: Schema): Problem[] {
  const { maximum, exclusiveMaximum, maxLength, 'x-words': words } = node
  const keyword = maximum === undefined ? 'exclusiveMaximum' : 'maximum'
  const isWhole = node['x-unit'] === '%' && (maximum ?? exclusiveMaximum) === 1
  const length = Number(maxLength ?? Number.POSITIVE_INFINITY)
  return [
    ...(isWhole
      ? [schemaProblem(context, pointer, keyword, 'share-limit', { field: node.title ?? pointer })]
      : []),
    ...(words !== undefined && length < words
      ? [schemaProblem(context, pointer, 'maxLength', 'words-unreached', { words, length })]
      : []),
  ]
}

/** In a condition or alternative, a schema that allows nothing may be intended. */
function isInBranch(pointer: string): boolean {
  return /\/(?:if|then|else|not|(?:allOf|anyOf|oneOf|dependentSchemas)\/[^/]+)(?:\/|$)/.test(pointer)
}

/** Choices that the schema around them rejects: all, or some. */
function refusedChoices(context: LintContext, pointer: string, node: Schema): Problem[] {
  const { enum: values } = node
  const titled = titledChoicesOf(node)?.map((choice) => choice.const)
  if (titled && values && !values.some((value) => titled.includes(value as string)))
    return [
      schemaProblem(context, pointer, 'enum', 'schema-contradiction', {
        detail: `oneOf ${JSON.stringify(titled)}, enum ${JSON.stringify(values)}`,
      }),
    ]
  if (node.const !== undefined && values && !values.some((value) => equal(value, node.const)))
    return [
      schemaProblem(context, pointer, 'const', 'schema-contradiction', {
        detail: `const ${JSON.stringify(node.const)}, enum ${JSON.stringify(values)}`,
      }),
    ]
  const choices: readonly unknown[] = node.const === undefined ? (titled ?? values ?? []) : []
  return choices.flatMap((choice, index) => {
    const isListed = values === undefined || values.some((value) => equal(value, choice))
    const keyword = isListed ? limitBroken(node, choice) : 'enum'
    const at = titled ? `oneOf/${index}/const` : `enum/${index}`
    return keyword === undefined
      ? []
      : [schemaProblem(context, pointer, at, 'option-refused', { option: String(choice), keyword })]
  })
}

/** Whether `not` excludes everything that the field may contain. */
function allowsNothing(not: unknown, { type }: Schema): boolean {
  if (not === true) return true
  if (typeof not !== 'object' || not === null) return false
  const { type: refused, ...others } = not as Schema
  if (Object.keys(others).length > 0) return false
  const types = [type ?? []].flat()
  return (
    refused === undefined ||
    (types.length > 0 && types.every((otherType) => [refused].flat().includes(otherType)))
  )
}

/** More required choices than there are options. */
function tooManyChoices({ items, uniqueItems, minItems = 0 }: Schema): string | undefined {
  const options = optionsOf(items ?? false)
  return options && uniqueItems === true && Number(minItems) > options.length
    ? `minItems ${Number(minItems)} > ${options.length}`
    : undefined
}

/** The limit that a fixed value violates. */
function limitBroken(node: Schema, value: unknown): keyof Schema | undefined {
  const size = typeof value === 'string' ? [...value].length : undefined
  const [minLength, maxLength] = [Number(node.minLength ?? 0), Number(node.maxLength ?? Infinity)]
  const { minimum = -Infinity, maximum = Infinity } = node
  if (size !== undefined && size < minLength) return 'minLength'
  if (size !== undefined && size > maxLength) return 'maxLength'
  if (typeof value === 'number' && value < minimum) return 'minimum'
  if (typeof value === 'number' && value > maximum) return 'maximum'
  const pattern = node.pattern === undefined ? undefined : compilePattern(node.pattern)
  if (typeof value === 'string' && typeof pattern === 'object' && !pattern.test(value)) return 'pattern'
  return undefined
}

/** Whether a default satisfies the limits that are most often violated: type, options, range. */
export function defaultFits(node: Schema, value: unknown): boolean {
  const options = node.oneOf?.map((option) => (option as { const?: unknown }).const)
  if (options && !options.includes(value)) return false
  if (typeof value === 'number')
    return (
      node.type !== 'string' && value >= (node.minimum ?? -Infinity) && value <= (node.maximum ?? Infinity)
    )
  if (typeof value === 'string') return node.type !== 'number' && node.type !== 'integer'
  return true
}
