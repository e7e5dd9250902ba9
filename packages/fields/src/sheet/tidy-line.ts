/**
 * A text as it is stored: a single line is trimmed, as spaces around it are invisible. A multi-line text is
 * unchanged, as its first line may be indented.
 */
export function tidyLine(text: string): string {
  return text.includes('\n') ? text : text.trim()
}
