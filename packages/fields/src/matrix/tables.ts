import {
  below,
  lockedSchema,
  nameOptions,
  referredList,
  referredRows,
  LABEL_SEPARATOR,
} from '@formwright/definition'
import type { Cell, CellShape, Field, FormNode } from '@formwright/definition'

/** A row or column: its key and its title. */
export interface Heading {
  readonly key: string
  readonly title: string
  /** A short title for narrow columns: the key of a row of another list. */
  readonly short: string
}

export interface MatrixRow extends Heading {
  readonly pointer: string
  readonly node: FormNode
  /** One for each column; `undefined` if the row has no such cell. */
  readonly cells: readonly (Cell | undefined)[]
}

/** One table of a matrix; a matrix of three levels has one for each member of the outermost level. */
export interface MatrixTable {
  readonly pointer: string
  readonly title: string
  readonly columns: readonly Heading[]
  readonly rows: readonly MatrixRow[]
}

/** Whether rows and columns named by the schema come after or before those from a list or options. */
export type Totals = 'after' | 'before'

const SHAPES = new Set<CellShape>(['number', 'text', 'date', 'choice', 'boolean'])

/**
 * Whether a node is a matrix: two levels of named members above cells, or three: tables, rows, columns. One
 * level is a table of one column if a list or options define the rows.
 */
export function isMatrix(node: FormNode): boolean {
  const depth = depthOf(node, 3)
  if (depth === 3) return true
  if (depth === 1) return isNamedElsewhere(node)
  return depth === 2 && (isNamedElsewhere(node) || haveSameColumns(node))
}

/** The number of levels of named members above the cells; `undefined` if it varies or other nodes occur. */
function depthOf(node: FormNode, most: number): number | undefined {
  const { kind, shape, schema, children } = node
  if (kind === 'cell') return SHAPES.has(shape) && !schema['x-evidence'] && !schema['x-list'] ? 0 : undefined
  if (most === 0 || node.repeats || children.length === 0 || !hasNamedMembers(node)) return undefined
  const depths = new Set(children.map((child) => depthOf(child, most - 1)))
  const [depth] = depths
  return depths.size === 1 && depth !== undefined ? depth + 1 : undefined
}

/** Whether the members are named: a group, or a map whose member names come from a list or options. */
function hasNamedMembers(node: FormNode): boolean {
  if (node.kind === 'group') return node.children.every(({ kind }) => kind !== 'variants')
  return (
    node.kind === 'map' &&
    isNamedElsewhere(node) &&
    node.children.every(({ pattern }) => pattern === undefined)
  )
}

function isNamedElsewhere(node: FormNode): boolean {
  return node.kind === 'map' && (node.schema['x-ref'] !== undefined || nameOptions(node) !== undefined)
}

/** Whether the children have the same members, so that they can be rows of one table. */
function haveSameColumns({ children }: FormNode): boolean {
  const keys = children.map((row) => row.children.map(({ key }) => key))
  const widest = new Set(keys.reduce((most, own) => (own.length > most.length ? own : most), []))
  return children.length > 1 && keys.every((own) => own.every((key) => widest.has(key)))
}

/** The lists whose rows define rows or columns of the matrix. */
export function listsBehind(node: FormNode): readonly FormNode[] {
  const own = referredList(node)
  return [...(own ? [own.list] : []), ...node.children.flatMap(listsBehind)]
}

/**
 * The tables of a matrix for given answers.
 * @param blanks number of untitled rows or columns for a list without rows
 */
export function tablesOf(
  field: Field,
  answers: unknown,
  totals: Totals = 'after',
  blanks = 0,
): readonly MatrixTable[] {
  return tableNodesOf(field, answers, totals).map((one) => tableOf(one, answers, totals, blanks))
}

/** The node of the rows of one table of a matrix, its pointer and title. */
export type TableNode = Pick<Member, 'node' | 'pointer' | 'title'>

export function tableNodesOf(
  { node, pointer, title }: Pick<Field, 'node' | 'pointer' | 'title'>,
  answers: unknown,
  totals: Totals = 'after',
): readonly TableNode[] {
  return depthOf(node, 3) === 3 ? membersOf(node, pointer, answers, totals) : [{ node, pointer, title }]
}

/** The column of a table with one value in each row. */
export const VALUE = '$value'

function tableOf(
  { node, pointer, title }: TableNode,
  answers: unknown,
  totals: Totals,
  blanks: number,
): MatrixTable {
  const rows = membersOf(node, pointer, answers, totals, blanks).map((row) => ({
    row,
    cells:
      row.node.kind === 'cell'
        ? [{ ...row, key: VALUE, title, short: title, own: false }]
        : membersOf(row.node, row.pointer, answers, totals, blanks),
  }))
  const columns = columnsOf(
    rows.map(({ cells }) => cells),
    totals,
  )
  return {
    pointer,
    title,
    columns,
    rows: rows.map(({ row, cells }) => ({
      ...row,
      cells: columns.map(({ key }) => {
        const cell = cells.find((one) => one.key === key)
        return cell && cellOf(cell, row.title)
      }),
    })),
  }
}

function cellOf({ node, pointer, title }: Member, row: string): Cell {
  const { shape, required } = node
  const label = `${row}${LABEL_SEPARATOR}${title}`
  return { pointer, label, shape, schema: lockedSchema(node), required }
}

/**
 * The columns of all rows; one that the schema names in only some rows keeps its position among the named
 * ones.
 */
function columnsOf(rows: readonly (readonly Member[])[], totals: Totals): Heading[] {
  const columns = new Map<string, Member>()
  for (const member of rows.flat()) if (!columns.has(member.key)) columns.set(member.key, member)
  return inOrder([...columns.values()], totals)
}

/** A member of an object as a row, a column or a table. */
export interface Member extends Heading {
  readonly node: FormNode
  readonly pointer: string
  /** Named by the schema itself. */
  readonly own: boolean
}

/**
 * The existing and possible members of an object: those from a list or options, and those named by the
 * schema.
 */
export function membersOf(
  node: FormNode,
  pointer: string,
  answers: unknown,
  totals: Totals = 'after',
  blanks = 0,
): readonly Member[] {
  const at = (key: string) => below(pointer, key)
  const named = node.children
    .filter(({ repeated }) => !repeated)
    .map((child): Member => ({
      key: child.key,
      title: child.title,
      short: child.title,
      node: child,
      pointer: at(child.key),
      own: true,
    }))
  const entry = node.children.find(({ repeated }) => repeated)
  if (!entry) return named
  const taken = new Set(named.map(({ key }) => key))
  const others = entriesOf(node, pointer, answers, blanks)
    .filter(({ key }) => !taken.has(key))
    .map((heading): Member => ({ ...heading, node: entry, pointer: at(heading.key), own: false }))
  return inOrder([...others, ...named], totals)
}

function entriesOf(node: FormNode, pointer: string, answers: unknown, blanks: number): readonly Heading[] {
  if (referredList(node)) {
    const rows = referredRows(node, pointer, answers).map(({ key, title }) => ({ key, title, short: key }))
    return rows.length > 0 ? rows : Array.from({ length: blanks }, (_, n) => blank(n))
  }
  return (nameOptions(node) ?? []).map(({ const: key, title }) => ({ key, title, short: title }))
}

function blank(n: number): Heading {
  return { key: ` ${n}`, title: '', short: '' }
}

function inOrder(members: readonly Member[], totals: Totals): Member[] {
  const [own, others] = [true, false].map((isOwn) => members.filter((member) => member.own === isOwn))
  return totals === 'before' ? [...own!, ...others!] : [...others!, ...own!]
}
