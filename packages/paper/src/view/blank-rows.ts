import type { Schema } from '@formwright/definition'

/** Maximum number of blank rows, unless the paper specifies a number. */
const MOST = 20

/**
 * The number of blank rows for a list without rows, if the paper does not specify it: its minimum number of
 * rows.
 */
export function rowsToHave(schema: Schema | undefined): number {
  return Math.min(Math.max(1, Number(schema?.minItems ?? 1)), MOST)
}
