import type { Option, Schema } from '../types/index.ts'
import type { FormNode } from './form-node.ts'
import { optionsOf } from './shape.ts'

/** The options for member names of an object (`propertyNames`); `undefined` if names are free. */
export function nameOptions({ members }: Pick<FormNode, 'members'>): readonly Option[] | undefined {
  for (const { schema } of members) {
    const options = nameOptionsOf(schema)
    if (options) return options
  }
  return undefined
}

/** As `nameOptions`, for one schema. */
export function nameOptionsOf({ propertyNames }: Schema): readonly Option[] | undefined {
  return optionsOf((propertyNames ?? true) as Schema | boolean)
}

/** The title of a map entry: that of its option, else its name. */
export function entryTitle(map: Pick<FormNode, 'members'>, key: string): string {
  return nameOptions(map)?.find((option) => option.const === key)?.title ?? key
}

/** The schema of a named entry; without a title of its own it gets that of its option. */
export function titledByName(schema: Schema, map: Pick<FormNode, 'members'>, key: string): Schema {
  if (schema.title !== undefined) return schema
  const option = nameOptions(map)?.find((one) => one.const === key)
  return option ? { ...schema, title: option.title } : schema
}
