/** The id of a control, from its pointer. */
export function idOf(pointer: string): string {
  return `f${pointer.replaceAll('/', '-')}`
}
