import type { Keyword } from '../keyword.ts'
import { _ } from 'ajv'
import { countWords } from '../../text/words.ts'

/** Limit of a text in 字 as word processors count. */
export const xWords: Keyword = {
  name: 'x-words',
  types: ['string'],
  schema: { type: 'integer', minimum: 1 },
  ajv: {
    code(cxt) {
      const count = cxt.gen.scopeValue('func', {
        key: countWords,
        ref: countWords,
        code: _`require("formwright").countWords`,
      })
      cxt.fail(_`${count}(${cxt.data}) > ${cxt.schema}`)
    },
  },
}
