import { below, ownMember, titleWithUnit, unitOf } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import { headedRows } from '@formwright/paper'
import type { Area, Heading, PaperSlot } from '@formwright/paper'
import { haveOneMeaning, membersByName, membersThrough } from '../nested/alternatives.ts'
import { alternativeOf } from '../nested/nested.paper.ts'

/** Minimum column width in millimetres, and maximum text length in 字, of rows that are printed as a table. */
const COLUMN = 16
const WORDS = 60

/** How many lists may lie in each other; a schema that refers to itself has no end. */
const DEEPEST = 4

/** A column of printed rows: a value of the row, or of a group in it, such as one year of several. */
interface Column {
  readonly path: readonly string[]
  readonly node: FormNode
  /** The group that it is in, if any. */
  readonly group?: FormNode
}

/**
 * The columns of printed rows. Those of a group within the row are side by side under its name; those that
 * only alternatives have come after the others; texts at length and lists in the row are none.
 */
export function columnsOf(row: FormNode): readonly Column[] {
  return membersThrough(row).flatMap((node): Column[] => {
    if (isText(node) || node.kind === 'rows') return []
    return node.kind === 'group' && !node.repeats
      ? node.children.map((one) => ({ path: [node.key, one.key], node: one, group: node }))
      : [{ path: [node.key], node }]
  })
}

function isText({ kind, schema }: FormNode): boolean {
  return kind === 'cell' && (schema['x-words'] ?? 0) > WORDS
}

/** The texts at length of a row. */
export function textsIn(row: FormNode): readonly FormNode[] {
  return membersThrough(row).filter(isText)
}

/** The lists in a row. */
export function listsIn(row: FormNode): readonly FormNode[] {
  return membersThrough(row).filter(({ kind }) => kind === 'rows')
}

/**
 * Whether the values of a row fit into columns: single ones and groups of them, beside texts at length, and
 * lists of rows of the same kind.
 */
export function fitsColumns(row: FormNode | undefined, width: number, depth = DEEPEST): boolean {
  if (row?.kind !== 'group' || row.repeats || depth === 0) return false
  return (
    [...membersByName(row).values()].every(haveOneMeaning) &&
    columnsOf(row).length * COLUMN <= width &&
    membersThrough(row).every(({ kind, repeats, children }) => {
      if (kind === 'rows') return !repeats && fitsColumns(children[0], width, depth - 1)
      return kind === 'cell' || (kind === 'group' && !repeats && children.every(isShort))
    })
  )
}

function isShort(node: FormNode): boolean {
  return node.kind === 'cell' && !isText(node)
}

/** Rows under the headings of their columns. */
export function printedRows(list: FormNode, rows: readonly unknown[], at: string, slot: PaperSlot): Area {
  const { write, locale, width } = slot
  const each = list.children[0]!
  const columns = columnsOf(each)
  const texts = rows.map((row, index) =>
    columns.map(({ path, node: column }) => {
      const current = path.reduce<unknown>(ownMember, row)
      const taken = alternativeOf(each, column, current)
      const pointer = below(at, index, ...path)
      return {
        text: taken === undefined ? write(current, column.schema, pointer) : locale.text(taken),
        pointer,
      }
    }),
  )
  return headedRows(
    columns.map((column) => headingOf(column, slot)),
    texts,
    width,
  )
}

/**
 * The heading of a column with its unit; a unit shared by all columns of a group is next to the group's name.
 */
function headingOf({ node, group }: Column, { locale }: PaperSlot): Heading {
  const named = (of: FormNode, unit = '') => titleWithUnit(titleOf(of), unit, locale.language)
  const unit = locale.text(unitOf(node.schema))
  if (!group) return named(node, unit)
  const isShared = group.children.every((one) => locale.text(unitOf(one.schema)) === unit)
  return isShared
    ? { group: named(group, unit), of: group.pointer, title: titleOf(node) }
    : { group: named(group), of: group.pointer, title: named(node, unit) }
}

/** The title of a member on paper, in the form's language. */
export function titleOf({ schema, key }: FormNode): string {
  return schema.title ?? key
}
