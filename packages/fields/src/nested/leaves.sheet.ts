import { optionsOf } from '@formwright/definition'
import type { Field, FormNode, Json } from '@formwright/definition'
import type { CellContent, SheetTable, TableEntries, TableEntry } from '@formwright/sheets'
import { MAX_ROWS } from '../list-table/rows.ts'
import { numberOfContent } from '../number/number.sheet.ts'
import { readText, textOfContent, writeText } from '../sheet/content.ts'
import words from '../sheet/words.json' with { type: 'json' }
import { leavesIn, nodeOfPath, pathOfPlace, placeText, valueOfLeaves } from './leaves.ts'
import type { Leaf } from './leaves.ts'

/** A value with members of its own as a table: a line for each value in it, with its place, its title and its type. */
export function leavesSheet({ pointer, title, node }: Field): SheetTable {
  return leavesTable(pointer, title, node)
}

/** @param covers the places that another table shows */
export function leavesTable(
  pointer: string,
  title: string,
  node: FormNode,
  { mark, covers }: { readonly mark?: string; readonly covers?: (leaf: Leaf) => boolean } = {},
): SheetTable {
  return {
    kind: 'table',
    pointer,
    title,
    maxRows: MAX_ROWS,
    ...(mark === undefined ? {} : { mark }),
    columns: [
      { key: 'place', title: words.place, write: writeText, read: readText, required: true },
      { key: 'title', title: words.title, write: writeText, read: readText },
      { key: 'type', title: words.type, write: writeText, read: readText, choices: Object.values(TYPES) },
      { key: 'value', title: words.value, write: writeValue, read: readValue, format: 'General' },
    ],
    entries: entriesOf(node, covers ?? (() => false)),
  }
}

const TYPES = {
  text: words.text,
  number: words.number,
  boolean: words.boolean,
  nothing: words.nothing,
  list: words['empty-list'],
  object: words['empty-object'],
} as const

function entriesOf(node: FormNode, covers: (leaf: Leaf) => boolean): TableEntries {
  return {
    of: (value) =>
      leavesIn(value)
        .filter((leaf) => !covers(leaf))
        .map(({ path, value: held }) => {
          const { node: at, titles } = nodeOfPath(node, path)
          return {
            place: placeText(path),
            title: titles.join(' / '),
            type: TYPES[typeOf(held)],
            value: shown(held, at),
          }
        }),
    back: (entries, current) => {
      const kept = leavesIn(current).filter(covers)
      const read = entries.flatMap((entry): Leaf[] => {
        const path = pathOfPlace(textOfContent((entry.place ?? null) as CellContent))
        return path === undefined ? [] : [{ path, value: valueOf(entry, nodeOfPath(node, path).node) }]
      })
      return valueOfLeaves([...kept, ...read])
    },
  }
}

function typeOf(value: Json): keyof typeof TYPES {
  if (value === null) return 'nothing'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  return Array.isArray(value) ? 'list' : 'object'
}

function shown(value: Json, node: FormNode | undefined): Json {
  if (value === null || typeof value === 'object') return null
  if (typeof value === 'boolean') return value ? words.yes : words.no
  return (node && optionsOf(node.schema)?.find(({ const: code }) => code === value)?.title) ?? value
}

/** The value that an entry means: as its type says, or where it says none as the schema does. */
function valueOf(entry: TableEntry, node: FormNode | undefined): Json {
  const content = (entry.value ?? null) as CellContent
  const text = textOfContent(content)
  const type = Object.entries(TYPES).find(([, word]) => word === entry.type)?.[0] ?? typeOfNode(node, content)
  if (type === 'list') return []
  if (type === 'object') return {}
  if (type === 'nothing' && text === '') return null
  if (type === 'number') return numberOfContent(content) ?? null
  if (type === 'boolean')
    return text === words.yes || content === true ? true : text === words.no ? false : text
  return (node && optionsOf(node.schema)?.find(({ title }) => title === text)?.const) ?? text
}

function typeOfNode(node: FormNode | undefined, content: CellContent): string {
  if (node?.shape === 'number' || node?.shape === 'boolean') return node.shape
  return node === undefined && typeof content === 'number' ? 'number' : 'text'
}

function writeValue(value: unknown): CellContent {
  return typeof value === 'number' ? value : writeText(value)
}

function readValue(content: CellContent): Json | undefined {
  return typeof content === 'number' || typeof content === 'boolean' ? content : readText(content)
}
