import { _ } from 'ajv'
import type { Code, CodeKeywordDefinition, KeywordCxt } from 'ajv'
import { equal, firstRepeated } from '@formwright/definition'
import { isOneOf } from './one-of.ts'
import { runtime } from './runtime.ts'

/**
 * The keywords that compare whole values. ajv's own comparison calls members of answers named `valueOf` and
 * `toString`, and compares all pairs of list entries.
 */
export const sameValues: readonly CodeKeywordDefinition[] = [
  {
    keyword: 'const',
    error: { message: 'is another value', params: ({ schemaCode }) => _`{allowedValue: ${schemaCode}}` },
    code: (cxt) => cxt.pass(isSame(cxt, cxt.schema, cxt.schemaCode)),
  },
  {
    keyword: 'enum',
    schemaType: 'array',
    error: { message: 'is no option', params: ({ schemaCode }) => _`{allowedValues: ${schemaCode}}` },
    code(cxt) {
      const options = cxt.schema as readonly unknown[]
      if (options.length > WRITTEN_OUT)
        cxt.pass(_`${runtime(cxt, { isOneOf })}(${cxt.data}, ${cxt.schemaCode})`)
      else
        cxt.pass(
          options.reduce<Code>(
            (code, option, index) => _`${code} || ${isSame(cxt, option, _`${cxt.schemaCode}[${index}]`)}`,
            _`false`,
          ),
        )
    },
  },
  {
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    error: { message: 'has an entry twice', params: ({ params }) => _`${params.repeated}` },
    code(cxt) {
      if (!cxt.schema) return
      const repeated = cxt.gen.const('repeated', _`${runtime(cxt, { firstRepeated })}(${cxt.data})`)
      cxt.setParams({ repeated })
      cxt.fail(repeated)
    },
  },
]

/** Maximum number of options that are compared inline. */
const WRITTEN_OUT = 100

/** Code that tests whether the data equals the schema's value at `code`. */
function isSame(cxt: KeywordCxt, value: unknown, code: KeywordCxt['schemaCode']): Code {
  return typeof value === 'object' && value !== null
    ? _`${runtime(cxt, { equal })}(${cxt.data}, ${code})`
    : _`${cxt.data} === ${value as string | number | boolean | null}`
}
