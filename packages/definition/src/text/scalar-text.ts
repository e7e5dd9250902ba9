/**
 * A text, a number, or yes and no, as they are written in JSON, as a text; '' for anything else. Answers may
 * hold objects where a text should stand, and those that nobody can turn into a text: `{ "toString": 1 }`.
 */
export function scalarText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : ''
}
