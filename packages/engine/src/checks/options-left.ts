import type { ErrorObject } from 'ajv/dist/2020.js'
import { equal, titledChoicesOf } from '@formwright/definition'
import type { FormNode, Schema } from '@formwright/definition'

type FieldWithOptions = Pick<FormNode, 'schema' | 'refines'>

/** The options of a field, or of the items of a list; in a branch, of the field that it refines. */
export function optionsIn({ schema, refines }: FieldWithOptions) {
  return (refines && optionsOf(refines.schema)) ?? optionsOf(schema)
}

function optionsOf({ items, ...schema }: Schema) {
  return titledChoicesOf(schema) ?? (items ? titledChoicesOf(items) : undefined)
}

/** The options that the violated keyword allows: a branch may allow fewer than the field has. */
export function optionsLeft(node: FieldWithOptions, error: ErrorObject) {
  const options = optionsIn(node)
  // the code of one alternative excludes the others
  const allowed = isOfAlternative(error) ? undefined : allowedBy(error)
  const left = allowed && options?.filter((one) => allowed.some((value) => equal(value, one.const)))
  return left && left.length > 0 ? left : options
}

function isOfAlternative({ schemaPath }: ErrorObject): boolean {
  return /\/(?:oneOf|anyOf)\/\d+\//.test(schemaPath)
}

/** The values allowed by `enum` or `const`; `undefined` for other keywords. */
export function allowedBy({ params }: ErrorObject): readonly unknown[] | undefined {
  if (Array.isArray(params.allowedValues)) return params.allowedValues
  return 'allowedValue' in params ? [params.allowedValue] : undefined
}

/** The titles of alternatives that are single constants, such as places with their coordinates. */
export function alternativeTitles({ oneOf, anyOf }: Schema): readonly string[] | undefined {
  const alternatives = (oneOf ?? anyOf ?? []) as readonly (Schema | boolean)[]
  const titles = alternatives.flatMap((one) =>
    typeof one === 'object' && 'const' in one && one.title ? [one.title] : [],
  )
  return titles.length > 0 && titles.length === alternatives.length ? titles : undefined
}
