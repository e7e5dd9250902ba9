import type { FormFile, Option, Schema } from '@formwright/definition'
import { kindOf, kinds } from './kinds.ts'
import type { FieldKind } from './kinds.ts'

/** Kinds that a schema is known by: a format, a pattern, or options of the kind's own. */
const KNOWN = kinds.filter(({ schema, signed }) => !signed && JSON.stringify(marksOf(schema)) !== '{}')

/** The kind of the palette that a field is of, where its schema alone tells. */
export function kindOfField(
  schema: Schema,
  form: Pick<FormFile, 'language' | 'none' | 'roles' | 'regions'>,
): FieldKind | undefined {
  const own = JSON.stringify(marksOf(schema))
  return KNOWN.find(({ name }) => JSON.stringify(marksOf(kindOf(name, form).schema)) === own)
}

/** What tells a kind from others of its type. */
function marksOf({ format, pattern, oneOf, items }: Schema) {
  const options = (oneOf ?? items?.oneOf) as readonly Option[] | undefined
  return { format, pattern, options: options?.map((option) => option.const) }
}
