import type { Keyword } from '../keyword.ts'
import { _ } from 'ajv'
import { decimalsOf } from './decimals-of.ts'

/**
 * How many decimals a number may have, counted on its decimal text: 1.005 has three, 4.35 has two, 1e21 none.
 */
export const xDecimals: Keyword = {
  name: 'x-decimals',
  types: ['number', 'integer'],
  schema: { type: 'integer', minimum: 0, maximum: 10 },
  ajv: {
    error: { message: 'has too many decimals', params: ({ schemaCode }) => _`{limit: ${schemaCode}}` },
    code(cxt) {
      const count = cxt.gen.scopeValue('func', {
        key: decimalsOf,
        ref: decimalsOf,
        code: _`require("formwright").decimalsOf`,
      })
      cxt.fail(_`${count}(${cxt.data}) > ${cxt.schema}`)
    },
  },
}
