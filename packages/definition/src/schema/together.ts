import type { Schema } from '../types/index.ts'
import { isApplicator } from './applicators.ts'

/** Annotation keywords, which describe a value without validating it; those nearest to a field win. */
const DESCRIBING = new Set([
  'title',
  'description',
  'default',
  'examples',
  'readOnly',
  'writeOnly',
  'deprecated',
  '$comment',
  'contentMediaType',
  'contentEncoding',
  'contentSchema',
])

/** Keywords that depend on each other and have to stay in one schema. */
const CLUSTERS: readonly (readonly string[])[] = [
  ['properties', 'patternProperties', 'additionalProperties'],
  ['prefixItems', 'items'],
  ['contains', 'minContains', 'maxContains'],
  ['if', 'then', 'else'],
]

/** True for a keyword that describes: of this format's, all; of JSON Schema's, the annotations. */
export function describes(keyword: string): boolean {
  return DESCRIBING.has(keyword) || keyword.startsWith('x-')
}

/**
 * A schema and what stands beside the reference to it as one: a value has to satisfy both, and what describes
 * it beside the reference wins. One object where the two do not touch, else the first as an entry of `allOf`.
 */
export function together(base: Schema | boolean, beside: Schema): Schema {
  if (typeof base === 'boolean') return { ...beside, allOf: [...allOf(beside), base] } as Schema
  if (!collide(base, beside)) return { ...base, ...beside }
  const described = Object.fromEntries(
    Object.entries(base).filter(([keyword]) => describes(keyword) || keyword === 'type'),
  )
  return { ...described, ...beside, allOf: [...allOf(beside), base] } as Schema
}

function allOf(schema: Schema): readonly unknown[] {
  return Array.isArray(schema.allOf) ? schema.allOf : []
}

function collide(base: Schema, beside: Schema): boolean {
  const differs = Object.keys(beside).some(
    (keyword) =>
      keyword in base &&
      !describes(keyword) &&
      JSON.stringify(base[keyword]) !== JSON.stringify(beside[keyword]),
  )
  return (
    differs ||
    CLUSTERS.some(
      (cluster) =>
        cluster.some((keyword) => keyword in base) &&
        cluster.some((keyword) => keyword in beside && !(keyword in base)),
    ) ||
    (('unevaluatedProperties' in base || 'unevaluatedItems' in base) &&
      Object.keys(beside).some(isApplicator))
  )
}
