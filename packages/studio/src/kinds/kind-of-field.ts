import type { FormFile, Option, Schema } from '@formwright/definition'
import { kindOf, kinds } from './kinds.ts'
import type { FieldKind } from './kinds.ts'

/** Kinds that can be recognised by their schema: by format, pattern or fixed options. */
const KNOWN = kinds.filter(({ schema, signed }) => !signed && JSON.stringify(marksOf(schema)) !== '{}')

/** The kind of a field, if it can be recognised by its schema. */
export function kindOfField(
  schema: Schema,
  form: Pick<FormFile, 'language' | 'none' | 'roles' | 'regions'>,
): FieldKind | undefined {
  const own = JSON.stringify(marksOf(schema))
  return KNOWN.find(({ name }) => JSON.stringify(marksOf(kindOf(name, form).schema)) === own)
}

/** The keywords that distinguish kinds of one type. */
function marksOf({ format, pattern, oneOf, items }: Schema) {
  const options = (oneOf ?? items?.oneOf) as readonly Option[] | undefined
  return { format, pattern, options: options?.map((option) => option.const) }
}
