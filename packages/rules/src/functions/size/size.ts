import { defineFunction } from '../define.ts'
import { mapTexts } from '@formwright/definition'
import { printType } from '../../language/types.ts'
import type { Value } from '../../language/value.ts'

/** What has no letters and no entries. */
const UNCOUNTED: ReadonlySet<string> = new Set(['number', 'bool', 'date', 'region'])

/** CEL's size: characters of a text, entries of a list. */
export const size = defineFunction({
  signature: 'size(value: any): number',
  none: 'value',
  countsOnly: true,
  example: "size('产业')",
  prepare: ([value]) =>
    value && UNCOUNTED.has(value.type.kind)
      ? { problem: mapTexts(printType(value.type), (found) => `value: ${found}`) }
      : (counted: Value) =>
          typeof counted === 'string'
            ? [...counted].length
            : Array.isArray(counted)
              ? counted.length
              : undefined,
})
