import type { Option, Schema } from '../types/index.ts'
import type { FormNode } from './form-node.ts'
import { optionsOf } from './shape.ts'

/**
 * The options that the names of an object's members are taken from (`propertyNames`); `undefined` where any
 * name may stand.
 */
export function nameOptions({ members }: Pick<FormNode, 'members'>): readonly Option[] | undefined {
  for (const { schema } of members) {
    const options = nameOptionsOf(schema)
    if (options) return options
  }
  return undefined
}

/** As `nameOptions`, of one schema. */
export function nameOptionsOf({ propertyNames }: Schema): readonly Option[] | undefined {
  return optionsOf((propertyNames ?? true) as Schema | boolean)
}

/** What a member of a map is called: its option's title, or its name as it is. */
export function entryTitle(map: Pick<FormNode, 'members'>, key: string): string {
  return nameOptions(map)?.find((option) => option.const === key)?.title ?? key
}

/** The schema of a named member; one without a title has that of the option that its name is. */
export function titledByName(schema: Schema, map: Pick<FormNode, 'members'>, key: string): Schema {
  if (schema.title !== undefined) return schema
  const option = nameOptions(map)?.find((one) => one.const === key)
  return option ? { ...schema, title: option.title } : schema
}
