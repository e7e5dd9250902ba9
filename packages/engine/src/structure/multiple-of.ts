import { _ } from 'ajv'
import type { CodeKeywordDefinition } from 'ajv'
import { isMultipleOf } from '@formwright/rules'
import { runtime } from './runtime.ts'

/**
 * `multipleOf` in decimal arithmetic: 4.35 is a multiple of 0.01, which ajv's floating-point division denies.
 */
export const multipleOf: CodeKeywordDefinition = {
  keyword: 'multipleOf',
  type: 'number',
  schemaType: 'number',
  error: { message: 'is no multiple', params: ({ schemaCode }) => _`{multipleOf: ${schemaCode}}` },
  code(cxt) {
    cxt.pass(_`${runtime(cxt, { isMultipleOf })}(${cxt.data}, ${cxt.schemaCode})`)
  },
}
