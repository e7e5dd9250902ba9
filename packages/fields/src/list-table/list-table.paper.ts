import { below, isNone, ownMember, referredRows, titleWithUnit, unitOf, walk } from '@formwright/definition'
import type { Field, FormNode } from '@formwright/definition'
import { headedRows, line, rowsToHave } from '@formwright/paper'
import type { Area, Heading, PaperView, PaperSlot } from '@formwright/paper'
import { haveOneMeaning, membersByName, membersThrough } from '../nested/alternatives.ts'
import { alternativeOf, nestedLayout } from '../nested/nested.paper.ts'
import { keysIn } from '../row-reference/keys-in.ts'
import { rowTitles } from '../row-reference/row-titles.ts'
import { rowsIn } from './rows.ts'
import { isTable, listTableType } from './list-table.ts'

/**
 * Minimum column width in millimetres, and maximum text length in 字, of a list that is printed as a table.
 */
const COLUMN = 16
const WORDS = 60

/** A column of printed rows: a value of the row, or of a group in it, such as one year of several. */
interface Column {
  readonly path: readonly string[]
  readonly node: FormNode
  /** The group that it is in, if any. */
  readonly group?: FormNode
}

/**
 * The columns of printed rows. Those of a group within the row are side by side under its name; those that
 * only alternatives have come after the others.
 */
function printedColumns(row: FormNode): readonly Column[] {
  return membersThrough(row).flatMap((node): Column[] =>
    node.kind === 'group' && !node.repeats
      ? node.children.map((one) => ({ path: [node.key, one.key], node: one, group: node }))
      : [{ path: [node.key], node }],
  )
}

/**
 * The heading of a column with its unit; a unit shared by all columns of a group is next to the group's name.
 */
function headingOf({ node, group }: Column, { locale }: PaperSlot): Heading {
  const nameOf = ({ schema, key }: FormNode) => schema.title ?? key
  const named = (of: FormNode, unit = '') => titleWithUnit(nameOf(of), unit, locale.language)
  const unit = locale.text(unitOf(node.schema))
  if (!group) return named(node, unit)
  const isShared = group.children.every((one) => locale.text(unitOf(one.schema)) === unit)
  return isShared
    ? { group: named(group, unit), of: group.pointer, title: nameOf(node) }
    : { group: named(group), of: group.pointer, title: named(node, unit) }
}

/** On paper, rows of single short values are printed as a table, however they are presented on screen. */
function isPrintedTable(field: Field, width: number): boolean {
  if (isTable(field)) return true
  const [row] = field.node.children
  if (row?.kind !== 'group' || row.repeats) return false
  const columns = printedColumns(row)
  return (
    [...membersByName(row).values()].every(haveOneMeaning) &&
    columns.length * COLUMN <= width &&
    membersThrough(row).every(({ kind, repeats, children }) =>
      kind === 'group' ? !repeats && children.every((one) => one.kind === 'cell') : kind === 'cell',
    ) &&
    columns.every(({ node }) => (node.schema['x-words'] ?? 0) <= WORDS)
  )
}

/** A heading and one line for each row of the list; blank lines if there are no rows. */
function listed(slot: PaperSlot): Area {
  const {
    fields: [field],
    valueAt,
    write,
    locale,
  } = slot
  if (!field) return []
  const { node, pointer, schema } = field
  const value = valueAt(pointer)
  const own = rowsIn(value)
  const { blankRows = rowsToHave(schema) } = slot
  const rows = own.length > 0 ? own : Array.from({ length: blankRows }, () => ({}))
  if (isNone(value, schema)) return [[{ paragraphs: [line(String(value))] }]]
  if (!isPrintedTable(field, slot.width))
    return nestedLayout({
      ...slot,
      valueAt: (at) => (at === pointer && own.length === 0 ? rows : valueAt(at)),
    })
  const each = node.children[0]!
  const columns = printedColumns(each)
  const texts = rows.map((row, index) =>
    columns.map(({ path, node: column }) => {
      const current = path.reduce<unknown>(ownMember, row)
      const taken = alternativeOf(each, column, current)
      const at = below(pointer, index, ...path)
      return {
        text: taken === undefined ? write(current, column.schema, at) : locale.text(taken),
        pointer: at,
      }
    }),
  )
  return headedRows(
    columns.map((column) => headingOf(column, slot)),
    texts,
    slot.width,
  )
}

/** Shows references to rows of other lists by key and name rather than by key alone. */
function listedWithTitles(slot: PaperSlot): Area {
  const { fields, valueAt, write, locale } = slot
  const references = new Map(
    fields.flatMap((field) =>
      [...walk(field.node)]
        .filter(({ schema }) => schema['x-ref'] !== undefined)
        .map((node) => [node.schema, titlesAt(node, pointerIn(field, node), valueAt)]),
    ),
  )
  return listed({
    ...slot,
    write: (value, schema, at) => {
      const titleOf = references.get(schema)?.(at)
      return titleOf ? locale.list(keysIn(value).map(titleOf)) : write(value, schema, at)
    },
  })
}

/** Titles of the rows that a reference may name; of a list that stands in rows, those of the same row. */
function titlesAt(node: FormNode, usual: string, valueAt: PaperSlot['valueAt']) {
  const titles = new Map<string, ReturnType<typeof rowTitles>>()
  const isOfRow = node.schema['x-ref']!.list.includes('/*')
  return (at = usual) => {
    const row = isOfRow ? at.slice(0, at.lastIndexOf('/')) : ''
    const known = titles.get(row) ?? rowTitles(referredRows(node, at, valueAt('')))
    titles.set(row, known)
    return known
  }
}

/** The pointer of a column, in the rows around the list and in any of its own rows. */
function pointerIn({ node: list, pointer }: Field, column: FormNode): string {
  return pointer + column.pointer.slice(list.pointer.length)
}

export const listTablePaper: PaperView = {
  type: listTableType,
  layouts: { rows: listed, 'rows-titles': listedWithTitles },
}
