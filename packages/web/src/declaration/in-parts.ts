/** The key of the part that a pointer lies in; lists and attachments name their field as a dotted path. */
export function inParts(parts: readonly { readonly key: string }[], pointer: string): string {
  const [first = '', second = ''] = pointer.slice(1).split('/')
  const named = first === 'lists' ? second.split('.')[0]! : first
  return parts.find(({ key }) => key === named)?.key ?? parts[0]?.key ?? ''
}
