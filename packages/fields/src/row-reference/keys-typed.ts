import { keyNumber, referredList, rowKey } from '@formwright/definition'
import type { FormNode, ReferredRow } from '@formwright/definition'

/**
 * The keys of rows named in a typed, pasted or imported text: by key in any case, by name, or by both;
 * several with separators. Text that names no row is kept unchanged, so that it is reported as wrong and not
 * lost.
 * @param rows the existing rows; without them only keys are recognised
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

/** Commas and semicolons of any language, line breaks and tabs. */
const MARKS = /[\u3001\uFF0C,;\uFF1B\n\r\t]+/
const SPACES = /\s+/

function splitAt(marks: RegExp, text: string): string[] {
  return text
    .split(marks)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** The key of the only row with a name. */
export function keyOfRow(
  text: string,
  rows: readonly Pick<ReferredRow, 'key' | 'title'>[],
): string | undefined {
  const wanted = folded(text)
  // an empty text does not match a row without a name
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

/** Completes a key by its pattern: `ip2` with the pattern IP00 is IP02. */
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
