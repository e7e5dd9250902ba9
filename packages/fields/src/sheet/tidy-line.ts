/**
 * A text of one line as it is kept: without blanks before and after it, which nobody sees and tables would
 * carry on. One of several lines stays as it is, as its first may be indented.
 */
export function tidyLine(text: string): string {
  return text.includes('\n') ? text : text.trim()
}
