/** A label without line breaks: pasted ones become spaces, those at the ends are removed. */
export function inOneLine(text: string): string {
  return text.replaceAll(/^[\r\n]+\s*|\s*[\r\n]+$/g, '').replaceAll(/\s*[\r\n]+\s*/g, ' ')
}

/**
 * The title typed at the end of a list, and the text from which its key is made. A single letter is only the
 * beginning of a title, so the key is then made from the initial title of unnamed items.
 */
export function titleWhileTyping(
  typed: string,
  initialTitle: string,
): { readonly title: string; readonly stored: string } {
  const title = inOneLine(typed)
  return { title, stored: title.length > 1 ? title : initialTitle }
}
