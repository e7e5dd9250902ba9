import { defineFunction } from '../define.ts'
import { mapTexts } from '@formwright/definition'
import { printType } from '../../language/types.ts'
import type { Value } from '../../language/value.ts'

/** Types that have a size. */
const COUNTED: ReadonlySet<string> = new Set(['text', 'choice', 'list', 'any'])

/** CEL's size: characters of a text, entries of a list or a map. */
export const size = defineFunction({
  signature: 'size(value: any): number',
  none: 'value',
  countsOnly: true,
  least: 0,
  example: "size('产业')",
  prepare: ([value]) =>
    value && !COUNTED.has(value.type.kind)
      ? { problem: mapTexts(printType(value.type), (found) => `value: ${found}`) }
      : (counted: Value) =>
          typeof counted === 'string'
            ? [...counted].length
            : Array.isArray(counted)
              ? counted.length
              : undefined,
})
