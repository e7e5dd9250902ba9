/** The keys in a field's value, one or several. */
export function keysIn(value: unknown): readonly string[] {
  return [value].flat().filter((key) => typeof key === 'string' && key !== '') as string[]
}
