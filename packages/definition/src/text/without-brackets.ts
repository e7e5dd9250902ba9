/** Brackets of either width with what stands in them. */
const IN_BRACKETS = /\s*[(\uFF08][^()\uFF08\uFF09]*[)\uFF09]/g
const AT_END = new RegExp(`${IN_BRACKETS.source}\\s*$`)

/** A title without a trailing unit or other text in brackets. */
export function withoutUnit(title: string): string {
  return title.replace(AT_END, '').trim()
}

/** A text without all that stands in brackets in it. */
export function withoutBrackets(text: string): string {
  return text.replaceAll(IN_BRACKETS, '').trim()
}
