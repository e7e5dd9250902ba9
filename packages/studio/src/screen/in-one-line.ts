/** A label holds no line break: what is pasted with some is one line, and one at its end is none. */
export function inOneLine(text: string): string {
  return text.replaceAll(/^[\r\n]+\s*|\s*[\r\n]+$/g, '').replaceAll(/\s*[\r\n]+\s*/g, ' ')
}

/**
 * The title that is typed at the end of a list, and what its key is made of: one letter is the beginning of a
 * title, for which the one stands that is given to what nobody named.
 */
export function titleWhileTyping(
  typed: string,
  given: string,
): { readonly title: string; readonly stored: string } {
  const title = inOneLine(typed)
  return { title, stored: title.length > 1 ? title : given }
}
