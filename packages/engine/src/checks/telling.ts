import type { ErrorObject } from 'ajv/dist/2020.js'
import type { FormNode } from '@formwright/definition'

/** Keywords whose own error is more useful than those of their subschemas. */
const SUMMARIES = new Set(['oneOf', 'anyOf', 'not', 'contains', 'propertyNames'])

/** Selects the useful errors of those that one mistake causes; for alternatives, that none matches. */
export function mostSpecificErrors(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const summaries = errors.filter(({ keyword }) => SUMMARIES.has(keyword))
  const isInside = ({ schemaPath }: ErrorObject) =>
    summaries.some((one) => schemaPath.startsWith(`${one.schemaPath}/`)) ||
    (summaries.length > 0 && (!schemaPath.startsWith('#/') || schemaPath.startsWith('#/$defs/')))
  const telling = errors.filter((error) => error.keyword !== 'if' && !isInside(error))
  return telling.length > 0 ? telling : errors.slice(0, 1)
}

/** For a nullable value, the errors of the non-null alternative. */
export function causesIn(errors: readonly ErrorObject[], { kind }: FormNode): readonly ErrorObject[] {
  if (kind !== 'cell') return errors
  const isOfNull = ({ keyword, params }: ErrorObject) => keyword === 'type' && params.type === 'null'
  if (!errors.some(isOfNull)) return errors
  const causes = errors.filter((error) => !isOfNull(error) && !/^(?:oneOf|anyOf)$/.test(error.keyword))
  return causes.length > 0 ? causes : errors
}
