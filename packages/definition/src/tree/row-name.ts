import { ownMember } from '../json/pointer.ts'
import type { FormLocale } from '../locale/form-locale.ts'
import { cutBetweenWords } from '../text/cut.ts'
import { fixedCodes } from './branch-keys.ts'
import { cellText, isCellValue } from './cell-text.ts'
import { titleOfValue } from './constants.ts'
import type { FormNode } from './form-node.ts'

/** Length of a row's text that is enough to identify it. */
const ENOUGH = 20

/**
 * The name of a row: its key (`x-key`) and its first naming cell that is filled in, as “RD01 智能装配”;
 * empty if it has neither. Options are named by title, dates as people write them, in the language of the
 * locale; without one as the form itself has them. Long names are cut between words.
 * @param numbered “Row 3”, placed before a name that several rows may have: an option, a date, a number
 */
export function rowName(row: FormNode, value: unknown, locale?: FormLocale, numbered = ''): string {
  return nameOf(row, value, ENOUGH, locale, numbered)
}

/** As `rowName` with the full text, for headings. */
export function wholeRowName(row: FormNode, value: unknown): string {
  return nameOf(row, value, Infinity)
}

function nameOf(
  row: FormNode,
  value: unknown,
  maxLength: number,
  locale?: FormLocale,
  numbered = '',
): string {
  // the message about a number says it, and rows that are numbers are told apart by where they stand
  if (row.kind === 'cell') return typeof value === 'number' ? '' : cut(namedBy(row, value, locale), maxLength)
  const key = keyOf(row, value)
  const naming = namingOf(row, value, locale)
  const needsNumber = key === '' && naming !== undefined && !naming.isText
  const text = cut(naming?.text ?? '', maxLength)
  return [needsNumber ? numbered : key, text].filter(Boolean).join(' ')
}

/** The text of the first naming cell of a row that is filled in; empty if none is. */
export function namingText(row: FormNode, value: unknown, locale?: FormLocale): string {
  return namingOf(row, value, locale)?.text ?? ''
}

interface Naming {
  readonly text: string
  /** Whether people wrote it, so that hardly another row has the same. */
  readonly isText: boolean
}

function namingOf(row: FormNode, value: unknown, locale?: FormLocale): Naming | undefined {
  for (const cell of namingCells(row)) {
    const text = namedBy(cell, cellValue(row, cell, value), locale)
    if (text === '') continue
    const { shape, title } = cell
    return {
      text: shape === 'number' ? `${locale?.text(title) ?? title} ${text}` : text,
      isText: shape === 'text',
    }
  }
  return undefined
}

/** A value as a name: empty if it is none. */
export function namedBy({ schema, shape }: FormNode, value: unknown, locale?: FormLocale): string {
  if (!isCellValue(value) || typeof value === 'boolean' || shape === 'boolean') return ''
  // a value of another kind than the cell's, as one that a correction left, names nothing
  if (shape === 'number' && typeof value !== 'number') return ''
  const text = locale
    ? cellText(value, schema, locale, { grouping: false })
    : (titleOfValue(value, schema) ?? String(value))
  return text.split('\n', 1)[0]!.trim()
}

const found = new WeakMap<FormNode, readonly FormNode[]>()

/**
 * The cells that may name a row, best first: a free text, a text with a pattern or a format, an option, a
 * date; its own before those of groups in it; then a whole number, with its title.
 */
function namingCells(row: FormNode): readonly FormNode[] {
  let cells = found.get(row)
  if (!cells) {
    const ranked = ranks(row, 0)
    ranked.sort((one, other) => one.rank - other.rank)
    found.set(row, (cells = ranked.map(({ cell }) => cell)))
  }
  return cells
}

interface Ranked {
  readonly cell: FormNode
  readonly rank: number
}

/** How deep groups in a row may name it. */
const DEEPEST = 2

/** Ranks of cells in groups and of whole numbers come after all before. */
const [OF_GROUP, OF_NUMBER] = [10, 100]

function ranks(node: FormNode, depth: number): Ranked[] {
  return node.children.flatMap((child): Ranked[] => {
    if (child.repeated || child.refines || child.schema.const !== undefined) return []
    if (child.kind === 'variants' || child.kind === 'branch') return ranks(child, depth)
    if (child.kind === 'group' || child.kind === 'tuple')
      return depth < DEEPEST ? ranks(child, depth + 1) : []
    const rank = rankOf(child)
    return rank === undefined ? [] : [{ cell: child, rank: rank + depth * OF_GROUP }]
  })
}

function rankOf({ kind, shape, schema }: FormNode): number | undefined {
  if (kind !== 'cell' || schema['x-key'] !== undefined || schema['x-ref'] !== undefined) return undefined
  const isFormal = schema.pattern !== undefined || schema.format !== undefined
  if (shape === 'text') return isFormal ? 1 : 0
  if (shape === 'choice') return 2
  if (shape === 'date') return 3
  const isNamedNumber = shape === 'number' && schema.type === 'integer' && schema.title !== undefined
  return isNamedNumber ? OF_NUMBER : undefined
}

/** The value of a cell in a row; none in a branch that the codes in the row exclude. */
function cellValue(row: FormNode, cell: FormNode, value: unknown): unknown {
  for (let at = cell.parent; at && at !== row; at = at.parent)
    if (at.kind === 'branch' && isExcluded(at, valueIn(row, at, value))) return undefined
  return valueIn(row, cell, value)
}

function valueIn(row: FormNode, { path }: FormNode, value: unknown): unknown {
  return path.slice(row.path.length).reduce<unknown>((at, key) => ownMember(at, key), value)
}

function isExcluded(branch: FormNode, value: unknown): boolean {
  return Object.entries(fixedCodes(branch)).some(([key, codes]) => {
    const code = ownMember(value, key)
    return code !== undefined && !codes.includes(code)
  })
}

/** The key of a row (`x-key`); empty where it has none. */
export function keyOf(row: FormNode, value: unknown): string {
  const cell = row.children.find(({ schema }) => schema['x-key'] !== undefined)
  const key = cell ? ownMember(value, cell.key) : undefined
  return typeof key === 'string' ? key.trim() : ''
}

function cut(text: string, maxLength: number): string {
  return text.length > maxLength ? `${cutBetweenWords(text, maxLength)}…` : text
}
