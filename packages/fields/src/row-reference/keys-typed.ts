import { keyNumber, referredList, rowKey } from '@formwright/definition'
import type { FormNode, ReferredRow } from '@formwright/definition'

/**
 * The keys that a typed, pasted or imported text names: a row by its key in whatever capitals, by its name,
 * or by both; several apart from each other. What names no row stays as it was written, so that it is found
 * wrong and not lost.
 * @param rows the rows there are; without them only keys are known
 */
export function keysTyped(text: string, field: FormNode, rows: readonly ReferredRow[] = []): string[] {
  const pattern = referredList(field)?.cell.schema['x-key']
  const known = (part: string) => keyOfRow(part, rows) ?? (pattern && keyOfPattern(part, pattern))
  const whole = known(text)
  if (whole !== undefined) return [whole]
  const keys = splitAt(MARKS, text).flatMap((part) => {
    const words = splitAt(SPACES, part)
    const each = words.map(known)
    return known(part) ?? (each.every((key) => key !== undefined) ? (each as string[]) : part)
  })
  return [...new Set(keys)]
}

/** Commas and semicolons of any language, and what parts lines and cells. */
const MARKS = /[\u3001\uFF0C,;\uFF1B\n\r\t]+/
const SPACES = /\s+/

function splitAt(marks: RegExp, text: string): string[] {
  return text
    .split(marks)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** The key of the one row that is called so. */
export function keyOfRow(
  text: string,
  rows: readonly Pick<ReferredRow, 'key' | 'title'>[],
): string | undefined {
  const wanted = folded(text)
  // a row without a name is not called by saying nothing
  if (wanted === '') return undefined
  const named = (nameOf: (row: (typeof rows)[number]) => string) =>
    rows.filter((row) => folded(nameOf(row)) === wanted)
  const [row, other] =
    [
      named(({ key }) => key),
      named(({ title }) => title),
      named(({ key, title }) => (title.startsWith(key) ? title.slice(key.length) : title)),
    ].find((found) => found.length > 0) ?? []
  return other ? undefined : row?.key
}

/** `ip2` of the pattern IP00 is IP02. */
function keyOfPattern(text: string, pattern: string): string | undefined {
  const prefix = pattern.replace(/0+$/, '')
  const [, digits] = folded(text).startsWith(folded(prefix))
    ? (/^(\d{1,9})$/.exec(folded(text).slice(folded(prefix).length)) ?? [])
    : []
  const key = digits === undefined ? '' : rowKey(pattern, Number(digits))
  return keyNumber(pattern, key) === undefined ? undefined : key
}

function folded(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}
