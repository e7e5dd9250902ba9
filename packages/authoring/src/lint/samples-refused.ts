import {
  bundleInYears,
  compilePattern,
  equal,
  isNone,
  jsonTypeTexts,
  resolveYears,
  stepInto,
  treeOf,
} from '@formwright/definition'
import type { FormNode, Problem, Schema } from '@formwright/definition'
import { schemaProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** The values of all samples for one field. */
interface SampleValues {
  readonly node: FormNode
  readonly values: unknown[]
}

/**
 * A field whose type differs from the values in every sample, or whose pattern matches neither these nor its
 * examples: the field was probably changed by mistake, so it is reported once.
 */
export const samplesRefused: LintCheck = (context) => {
  const { loaded, bundle } = context
  const byField = new Map<string, SampleValues>()
  for (const [path, source] of loaded.sources) {
    if (!path.startsWith(`${loaded.edition}/answers/`)) continue
    const answers = resolveYears(bundle, source.value)
    collect(treeOf(bundleInYears(bundle, answers)).root, answers, byField)
  }
  // all years of a value have the same schema
  const found = [...byField.values()].flatMap(({ node, values }): Problem[] => {
    const { schema } = node
    const [value] = values
    const problems = (keyword: 'type' | 'pattern', wanted: Problem['params'][string]) => {
      const params = { field: node.label || node.pointer, keyword, wanted, value: JSON.stringify(value) }
      return [schemaProblem(context, node.schemaPointer, keyword, 'samples-refused', params)]
    }
    const { type } = schema
    if (typeof type === 'string' && values.every((sampleValue) => isOfAnother(sampleValue, schema)))
      return problems('type', jsonTypeTexts(type))
    const { pattern, examples } = schema
    if (pattern === undefined || !Array.isArray(examples) || examples.length === 0) return []
    const test = compilePattern(pattern)
    const fits = (sampleValue: unknown) =>
      typeof sampleValue !== 'string' || typeof test === 'string' || test.test(sampleValue)
    return [...values, ...examples].some(fits) ? [] : problems('pattern', JSON.stringify(pattern))
  })
  return [...new Map(found.map((problem) => [problem.file + problem.pointer, problem])).values()]
}

/** Collects the values of a sample's cells, by schema pointer. */
function collect(node: FormNode, value: unknown, byField: Map<string, SampleValues>): void {
  if (value === undefined || value === null || value === '' || isNone(value, node.schema)) return
  if (node.kind === 'cell') {
    const known = byField.get(node.schemaPointer) ?? { node, values: [] }
    byField.set(node.schemaPointer, known)
    if (!known.values.some((sampleValue) => equal(sampleValue, value))) known.values.push(value)
    return
  }
  if (typeof value !== 'object') return
  for (const [key, member] of Object.entries(value)) {
    const child = stepInto(node, key)
    if (child) collect(child, member, byField)
  }
}

/** Keywords that only apply to numbers. */
const OF_NUMBERS = ['x-unit', 'x-decimals', 'minimum', 'maximum'] as const

/**
 * Whether a value is clearly of another type than its field; quoted digits, and a number for a text, are
 * mistakes in the sample instead.
 */
function isOfAnother(value: unknown, schema: Schema): boolean {
  const { type } = schema
  if (type === 'number' || type === 'integer' || type === 'boolean')
    return typeof value === 'string' && !/^\s*[-+\d]|^(?:true|false)$/.test(value)
  if (type !== 'string') return false
  return Array.isArray(value) || (typeof value === 'number' && OF_NUMBERS.some((name) => name in schema))
}
