/**
 * A string, number or boolean as text; '' for anything else. Answers may contain objects where a text is
 * expected, even ones that throw when converted, such as `{ "toString": 1 }`.
 */
export function scalarText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : ''
}
