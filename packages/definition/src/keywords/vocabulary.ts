import type { Ajv } from 'ajv'
import { YEAR_MONTH } from '../language/year-month.ts'
import { keywords } from './index.ts'

/** The URI that `schema.json` files name: JSON Schema 2020-12 with this vocabulary. */
export const DIALECT = 'https://formwright.dev/dialect/2020-12'

/** Teaches an ajv instance the vocabulary and its formats. */
export function addVocabulary(ajv: Ajv): Ajv {
  for (const keyword of keywords) {
    if (keyword.ajv)
      ajv.addKeyword({
        ...keyword.ajv,
        keyword: keyword.name,
        type: keyword.types.includes('string') ? 'string' : 'number',
        schemaType: 'number',
      })
    else ajv.addKeyword({ keyword: keyword.name })
  }
  ajv.addFormat('region', true)
  ajv.addFormat('year-month', YEAR_MONTH)
  return ajv
}
