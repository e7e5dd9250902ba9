import type { Schema } from '@formwright/definition'

/** Blank rows are no more than these, unless the paper says how many. */
const MOST = 20

/** Rows to write on where a list has none, if the paper does not say: as many as it has to have. */
export function rowsToHave(schema: Schema | undefined): number {
  return Math.min(Math.max(1, Number(schema?.minItems ?? 1)), MOST)
}
