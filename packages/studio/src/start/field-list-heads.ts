import { withoutUnit } from '@formwright/definition'
import heads from './field-list-heads.json' with { type: 'json' }
import texts from './field-list-texts.json' with { type: 'json' }

/** Columns of a list of fields, in their order in the template. */
export const COLUMNS = [
  'part',
  'label',
  'kind',
  'unit',
  'limit',
  'minimum',
  'options',
  'columns',
  'required',
  'help',
] as const
export type FieldColumn = (typeof COLUMNS)[number]

/** A column of a list as its header names it, and what is read of it. */
export interface ListHead {
  /** Where it stands, from 0. */
  readonly at: number
  readonly title: string
  /** What it is read as: one thing, several for “options / unit”, nothing where its name is not known. */
  readonly as: readonly FieldColumn[]
  /** It only counts the rows. */
  readonly counts: boolean
}

/** Rows among which the names of the columns are looked for. */
const HEAD_WITHIN = 10

/**
 * The row that names the columns: a title that is merged over the table and empty rows may stand above it.
 *
 * @returns its index, below 0 where no row is one
 */
export function headOf(rows: readonly (readonly string[])[]): number {
  const within = rows.slice(0, HEAD_WITHIN).map((row) => new Set(row.flatMap((title) => namedIn(title))))
  const whole = within.findIndex((named) => named.has('label') && named.has('kind'))
  return whole >= 0 ? whole : within.findIndex((named) => named.has('label') && named.size > 1)
}

/** The columns that a header names. @param chosen what a person reads a column as, by its place */
export function listHeads(
  header: readonly string[],
  chosen: ReadonlyMap<number, FieldColumn | undefined>,
): ListHead[] {
  const taken = new Set(chosen.values())
  return header.flatMap((title, at): ListHead[] => {
    if (title.trim() === '') return []
    const mine = chosen.get(at)
    const found = chosen.has(at) ? (mine ? [mine] : []) : namedIn(title).filter((one) => !taken.has(one))
    for (const one of found) taken.add(one)
    return [{ at, title: title.trim(), as: found, counts: isOneOf(heads.number, title) }]
  })
}

/** What a header names, in any language, by its own word or a usual one; several where it joins them. */
function namedIn(title: string): FieldColumn[] {
  const whole = COLUMNS.find((column) => isNamed(column, title))
  if (whole) return [whole]
  const words = title.normalize('NFKC').split(/[/、|]|\s+(?:or|and)\s+|[和或及]/)
  const each = words.map((word) => COLUMNS.find((column) => isNamed(column, word)))
  return words.length > 1 ? each.flatMap((one) => one ?? []) : []
}

function isNamed(column: FieldColumn, title: string): boolean {
  return isOneOf([...Object.values(texts[column]), ...(heads[column as keyof typeof heads] ?? [])], title)
}

function isOneOf(names: readonly string[], title: string): boolean {
  const words = [title, withoutUnit(title)].filter((text) => text.trim() !== '')
  return names.some((name) => words.some((word) => sameName(name, word)))
}

/** Names that say the same, whatever stands between their letters. */
export function sameName(one: string, other: string): boolean {
  return plainName(one) === plainName(other)
}

function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s*＊、，,/()（）:：]/g, '')
    .toLowerCase()
}
