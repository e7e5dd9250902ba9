/** The key of the part that contains a pointer; lists and attachments name their field by dotted path. */
export function inParts(parts: readonly { readonly key: string }[], pointer: string): string {
  const [first = '', second = ''] = pointer.slice(1).split('/')
  const named = first === 'lists' ? second.split('.')[0]! : first
  return parts.find(({ key }) => key === named)?.key ?? parts[0]?.key ?? ''
}
