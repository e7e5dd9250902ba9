import type { Schema } from '../../bundle/types.ts'

/** The unit that stands behind a number; nothing for those that may have any. */
export function unitOf(schema: Schema): string {
  const unit = schema['x-unit']
  return unit === undefined || unit === 'any' ? '' : unit
}
