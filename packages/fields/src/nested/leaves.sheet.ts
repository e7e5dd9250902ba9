import { asTyped, joinPointer, scalarText, titleOfValue, titleWithUnit, unitOf } from '@formwright/definition'
import type { Field, FormLocale, FormNode, Json } from '@formwright/definition'
import type {
  CellContent,
  EntryPointers,
  NumberNow,
  SheetTable,
  TableEntries,
  TableEntry,
} from '@formwright/sheets'
import { MAX_ROWS } from '../grid/max-rows.ts'
import { numberOfContent } from '../number/number.sheet.ts'
import { asMeant } from '../sheet/as-meant.ts'
import { chosenBy } from '../sheet/chosen-by.ts'
import { readText, textOfContent, writeText } from '../sheet/content.ts'
import { sayInSheet } from '../sheet/say.ts'
import type { SheetWord } from '../sheet/say.ts'
import { leavesIn, nodeOfPath, pathOfText, patternOf, textOfPath, valueOfLeaves } from './leaves.ts'
import type { Leaf } from './leaves.ts'

/** A nested value as a table: a line for each leaf value, with path, title and type. */
export function leavesSheet({ pointer, title, node }: Field, locale: FormLocale): SheetTable {
  return leavesTable(pointer, title, node, locale)
}

/** @param covers whether another table already shows the leaf */
export function leavesTable(
  pointer: string,
  title: string,
  node: FormNode,
  locale: FormLocale,
  { mark, covers }: { readonly mark?: string; readonly covers?: (leaf: Leaf) => boolean } = {},
): SheetTable {
  const say = (name: SheetWord) => sayInSheet(name, locale.language)
  return {
    kind: 'table',
    pointer,
    title,
    note: say('leaves-note'),
    maxRows: MAX_ROWS,
    ...(mark === undefined ? {} : { mark }),
    columns: [
      {
        key: 'place',
        title: say('place'),
        write: writeText,
        read: readText,
        required: true,
        inRows: (value, numberNow) => pathNow(pointer, scalarText(value), numberNow),
      },
      { key: 'title', title: say('title'), write: writeText, read: readText },
      {
        key: 'type',
        title: say('type'),
        write: writeText,
        read: readText,
        choices: Object.values(TYPES).map(say),
      },
      { key: 'value', title: say('value'), write: writeValue, read: readValue, format: 'General' },
    ],
    entries: entriesOf(node, covers ?? (() => false), locale),
  }
}

/** The path with the current numbers of the rows in it, if they are rows of another table. */
function pathNow(pointer: string, at: string, numberNow: NumberNow): string | undefined {
  const path = pathOfText(at)
  if (!path?.some(isIndex)) return at
  const marks = path.flatMap((key, depth) =>
    isIndex(key) ? [pointer + patternOf(path.slice(0, depth))] : [],
  )
  const number = path.flatMap((key) => (isIndex(key) ? [key + 1] : [])).join('.')
  const now = numberNow(marks, number)?.split('.')
  return now && textOfPath(path.map((key) => (isIndex(key) ? Number(now.shift()) - 1 : key)))
}

function isIndex(key: string | number): key is number {
  return typeof key === 'number'
}

/** The types of a value, and their names in the workbook. */
const TYPES = {
  text: 'text',
  number: 'number',
  boolean: 'boolean',
  nothing: 'nothing',
  list: 'empty-list',
  object: 'empty-object',
} as const satisfies Record<string, SheetWord>

function entriesOf(node: FormNode, covers: (leaf: Leaf) => boolean, locale: FormLocale): TableEntries {
  return {
    of: (value) =>
      leavesIn(value)
        .filter((leaf) => !covers(leaf))
        .map(({ path, value: current }) => {
          const { node: at, titles } = nodeOfPath(node, path, value)
          return {
            place: textOfPath(path),
            title: titleWithUnit(titles.join(' / '), at ? unitOf(at.schema) : '', locale.language),
            type: sayInSheet(TYPES[typeOf(current)], locale.language),
            value: shown(current, at, locale),
          }
        }),
    back: (entries, current) => {
      const kept = leavesIn(current).filter(covers)
      const read = new Map<string, Leaf>()
      const columns = entries.map((entry): EntryPointers | 'twice' | undefined => {
        const path = pathOfText(textOfContent((entry.place ?? null) as CellContent), node)
        if (!path) return undefined
        const pointer = joinPointer(path)
        if (read.has(pointer)) return 'twice'
        read.set(pointer, { path, value: valueOf(entry, nodeOfPath(node, path, current).node, locale) })
        return { value: pointer }
      })
      return { value: valueOfLeaves([...kept, ...read.values()]), pointers: columns }
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

function shown(value: Json, node: FormNode | undefined, locale: FormLocale): Json {
  if (value === null || typeof value === 'object') return null
  const title = node && titleOfValue(value, node.schema)
  if (typeof value === 'string') return title ?? asTyped(value, node?.schema.format, locale)
  return title ?? (typeof value === 'boolean' ? locale.yesNo(value) : value)
}

/** The value of an entry: of the type that it states, otherwise that of the schema. */
function valueOf(entry: TableEntry, node: FormNode | undefined, locale: FormLocale): Json {
  const content = (entry.value ?? null) as CellContent
  const text = textOfContent(content)
  const chosen = node && chosenBy(text, node.schema, locale)
  if (chosen) return chosen.const
  const type =
    Object.entries(TYPES).find(([, word]) => sayInSheet(word, locale.language) === entry.type)?.[0] ??
    typeOfNode(node, content)
  if (type === 'list') return []
  if (type === 'object') return {}
  if (type === 'nothing' && text === '') return null
  if (type === 'number') return numberOfContent(content, node?.schema ?? {}, locale) ?? null
  if (type === 'boolean')
    return text === locale.yesNo(true) || content === true
      ? true
      : text === locale.yesNo(false)
        ? false
        : text
  return asMeant(text, node?.schema.format, locale)
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
