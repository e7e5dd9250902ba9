/** The DOM id of a control, derived from its pointer. */
export function idOf(pointer: string): string {
  return `f${pointer.replaceAll('/', '-')}`
}
