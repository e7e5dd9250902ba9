import { withoutUnit } from '@formwright/definition'
import headerNames from './field-list-headers.json' with { type: 'json' }
import texts from './field-list-texts.json' with { type: 'json' }

/** Columns of a field list, in the order of the template. */
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

/** A column of a field list: its header, and how it is read. */
export interface ListHeader {
  /** Index, from 0. */
  readonly at: number
  readonly title: string
  /**
   * The columns that it is read as: usually one, several for “options / unit”, none if its name is unknown.
   */
  readonly as: readonly FieldColumn[]
  /** It only numbers the rows. */
  readonly counts: boolean
}

/** Maximum number of rows that are searched for the header. */
const HEADER_WITHIN = 10

/** The header row; titles and empty rows may be above it. @returns its index, negative if there is none */
export function headerRowOf(rows: readonly (readonly string[])[]): number {
  const within = rows.slice(0, HEADER_WITHIN).map((row) => new Set(row.flatMap((title) => namedIn(title))))
  const whole = within.findIndex((named) => named.has('label') && named.has('kind'))
  return whole >= 0 ? whole : within.findIndex((named) => named.has('label') && named.size > 1)
}

/** The columns of a header row. @param chosen the columns chosen by a person, by index */
export function listHeaders(
  header: readonly string[],
  chosen: ReadonlyMap<number, FieldColumn | undefined>,
): ListHeader[] {
  const taken = new Set(chosen.values())
  return header.flatMap((title, at): ListHeader[] => {
    if (title.trim() === '') return []
    const mine = chosen.get(at)
    const found = chosen.has(at) ? (mine ? [mine] : []) : namedIn(title).filter((one) => !taken.has(one))
    for (const one of found) taken.add(one)
    return [{ at, title: title.trim(), as: found, counts: isOneOf(headerNames.number, title) }]
  })
}

/**
 * The columns that a header cell names, in any language, by standard or common names; several if it joins
 * names.
 */
function namedIn(title: string): FieldColumn[] {
  const whole = COLUMNS.find((column) => isNamed(column, title))
  if (whole) return [whole]
  const words = title.normalize('NFKC').split(/[/、|]|\s+(?:or|and)\s+|[和或及]/)
  const each = words.map((word) => COLUMNS.find((column) => isNamed(column, word)))
  return words.length > 1 ? each.flatMap((one) => one ?? []) : []
}

function isNamed(column: FieldColumn, title: string): boolean {
  return isOneOf(
    [...Object.values(texts[column]), ...(headerNames[column as keyof typeof headerNames] ?? [])],
    title,
  )
}

function isOneOf(names: readonly string[], title: string): boolean {
  const words = [title, withoutUnit(title)].filter((text) => text.trim() !== '')
  return names.some((name) => words.some((word) => sameName(name, word)))
}

/** Whether two names are equal, ignoring punctuation and spaces. */
export function sameName(one: string, other: string): boolean {
  return plainName(one) === plainName(other)
}

function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s*＊、，,/()（）:：]/g, '')
    .toLowerCase()
}
