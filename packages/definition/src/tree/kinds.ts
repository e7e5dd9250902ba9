import type { Schema } from '../types/index.ts'
import { below } from '../json/pointer.ts'
import { isNull } from './members.ts'
import type { Member } from './members.ts'
import { optionKeywordsOnly } from './shape.ts'

/** The schema of one kind of value that a node may hold. */
interface Kind {
  readonly written: Schema | boolean
  readonly schemaPointer: string
}

/**
 * The kinds of an opaque value: the alternatives of `oneOf` or `anyOf`, or the types of its schema; empty if
 * it may be anything.
 */
export function kindSources(members: readonly Member[]): readonly Kind[] {
  for (const { schema, pointer } of members) {
    for (const keyword of ['oneOf', 'anyOf'] as const) {
      const list = schema[keyword] as readonly (Schema | boolean)[] | undefined
      if (!Array.isArray(list) || optionKeywordsOnly(list)) continue
      const kinds = list
        .map((written: Schema | boolean, index) => ({
          written,
          schemaPointer: below(pointer, keyword, index),
        }))
        .filter(({ written }) => !isNull(written))
      if (kinds.length > 1 && kinds.every(({ written }) => typeof written === 'object')) return kinds
    }
    const { type, title: _, description: _described, ...others } = schema
    const types = Array.isArray(type) ? (type as string[]).filter((one) => one !== 'null') : []
    if (types.length > 1 && !('enum' in schema) && !('const' in schema))
      return types.map((one) => ({ written: { ...others, type: one } as Schema, schemaPointer: pointer }))
  }
  return []
}
