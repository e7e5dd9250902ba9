import { isObject } from '@formwright/definition'
import type { Schema } from '@formwright/definition'

/**
 * Members that exclude each other, if the schema says nothing else: `not` of `required`, `oneOf` of
 * `required`.
 */
export function exclusionIn(
  keyword: string,
  holder: Schema | undefined,
): 'not-both' | 'only-one' | undefined {
  if (keyword === 'not') return (requiredIn(holder?.not)?.length ?? 0) > 1 ? 'not-both' : undefined
  const alternatives = holder?.oneOf as readonly unknown[] | undefined
  if (keyword !== 'oneOf' || !Array.isArray(alternatives)) return undefined
  return alternatives.every((one) => requiredIn(one)?.length === 1) ? 'only-one' : undefined
}

/** The required members of a schema that has no other keyword. */
function requiredIn(schema: unknown): readonly string[] | undefined {
  if (!isObject(schema)) return undefined
  const { required, type: _type, title: _title, ...others } = schema as Schema
  return Object.keys(others).length === 0 ? required : undefined
}
