import { fixedCodes, joinPointer, kindMeant, ownMember, titleOfValue } from '@formwright/definition'
import type { FormLocale, FormNode, Schema } from '@formwright/definition'
import { line } from '@formwright/paper'
import type { Area, PaperSlot } from '@formwright/paper'
import { membersThrough } from './alternatives.ts'

type Paragraph = ReturnType<typeof line>
type Write = PaperSlot['write']

/** A nested value as lines: one for each member, indented by depth. */
export function nestedLayout({ fields, valueAt, write, locale }: PaperSlot): Area {
  const paragraphs = fields.flatMap(({ node, pointer }) => {
    const value = valueAt(pointer)
    return contentOf(node, value, { pointer, depth: 0, write, locale, isBlank: value === undefined })
  })
  return [[{ paragraphs: paragraphs.length === 0 ? [line('')] : paragraphs, align: 'left' }]]
}

interface Where {
  readonly pointer: string
  readonly depth: number
  readonly write: Write
  readonly locale: FormLocale
  /** Nothing is filled in around it, so it is printed with blanks. */
  readonly isBlank?: boolean
}

/** Maximum depth, as a blank form of a recursive schema would never end. */
const DEEPEST = 12

/** The contents of a node, without its own title. */
export function contentOf(node: FormNode | undefined, value: unknown, where: Where): Paragraph[] {
  const kind = node?.kind === 'opaque' && value !== undefined ? kindMeant(node, value) : undefined
  // a value of several possible types is printed as the type that it has
  if (kind && kind.kind !== 'opaque' && kind.kind !== 'cell') return contentOf(kind, value, where)
  if (where.depth > DEEPEST || !node || node.kind === 'cell' || node.kind === 'opaque')
    return anyValue(node, value, where)
  if (value !== undefined && (typeof value !== 'object' || value === null))
    return anyValue(node, value, where)
  if (Array.isArray(value)) return listContent(node, value, where)
  if (value === undefined && where.isBlank && node.kind === 'rows' && !node.repeats)
    return listContent(node, BLANK_ROWS, where)
  const current = (value ?? {}) as Readonly<Record<string, unknown>>
  const named = membersThrough(node, current)
  const known = new Set(named.map(({ key }) => key))
  // in a filled object, alternatives that were not chosen are left out
  const isFilled = Object.keys(current).length > 0
  const within = { ...where, isBlank: !isFilled }
  const printed = named.filter(
    ({ key, parent }) => !isFilled || parent?.kind !== 'branch' || Object.hasOwn(current, key),
  )
  const entry = node.children.find((child) => child.repeated)
  return [
    ...printed.flatMap((child) => {
      const own = ownMember(current, child.key)
      const taken = alternativeOf(node, child, own)
      const write: Write = taken === undefined ? where.write : () => where.locale.text(taken)
      return titled(child.title, child, own, { ...at(within, child.key), write })
    }),
    ...(node.kind === 'map' && entry && !isFilled && where.isBlank ? blankEntries(entry, where) : []),
    ...Object.keys(current)
      .filter((key) => !known.has(key))
      .flatMap((key) => titled(key, entry, current[key], at(where, key))),
  ]
}

/** The rows and entry names that a blank form leaves empty. */
const BLANK_ROWS = [undefined, undefined]
const BLANK_NAME = '_'.repeat(12)

/** Entries of a map with blanks for their names. */
function blankEntries(entry: FormNode, where: Where): Paragraph[] {
  return entry.repeats
    ? []
    : BLANK_ROWS.flatMap(() => titled(BLANK_NAME, entry, undefined, { ...where, isBlank: true }))
}

/** The title of the alternative that a code identifies, if the code has no title of its own. */
export function alternativeOf(node: FormNode, { key, schema }: FormNode, code: unknown): string | undefined {
  if (code === undefined || ![undefined, code].includes(titleOfValue(code, schema))) return undefined
  const branches = node.children.flatMap(({ kind, children }) => (kind === 'variants' ? children : []))
  const isTaken = (branch: FormNode) => ownMember(fixedCodes(branch), key)?.includes(code)
  return branches.find(isTaken)?.schema.title
}

function listContent(node: FormNode, value: readonly unknown[], where: Where): Paragraph[] {
  const positions = node.children.filter((child) => !child.repeated)
  const row = node.children.find((child) => child.repeated)
  return value.flatMap((item, index) => {
    const position = positions[index]
    return titled(position?.title ?? String(index + 1), position ?? row, item, at(where, index))
  })
}

/** A title and its contents; on one line if they are a single value. */
function titled(title: string, node: FormNode | undefined, value: unknown, where: Where): Paragraph[] {
  const isValue = typeof value !== 'object' || value === null
  const isLeaf = !node || node.kind === 'cell' || node.kind === 'opaque'
  if (
    isLeaf
      ? isValue || (node && node.kind === 'cell')
      : value === undefined && (node.repeats || (node.kind === 'rows' && !where.isBlank))
  ) {
    const written = value === undefined ? '' : where.write(value, node?.schema ?? NO_SCHEMA, where.pointer)
    return [
      line(
        `${indent(where.depth)}${where.locale.word('label-and-value', { label: title, value: written })}`,
        { pointer: where.pointer },
      ),
    ]
  }
  return [
    line(`${indent(where.depth)}${title}`, { pointer: where.pointer }),
    ...contentOf(node, value, { ...where, depth: where.depth + 1 }),
  ]
}

/** A value that the schema does not describe further. */
function anyValue(node: FormNode | undefined, value: unknown, where: Where): Paragraph[] {
  if (value === undefined) return []
  if (typeof value !== 'object' || value === null || node?.kind === 'cell')
    return [
      line(`${indent(where.depth)}${where.write(value, node?.schema ?? NO_SCHEMA, where.pointer)}`, {
        pointer: where.pointer,
      }),
    ]
  return Object.entries(value).flatMap(([key, item]) => {
    const title = Array.isArray(value) ? String(Number(key) + 1) : key
    return titled(title, undefined, item, at(where, key))
  })
}

const NO_SCHEMA: Schema = {}

function at(where: Where, key: string | number): Where {
  return { ...where, pointer: where.pointer + joinPointer([key]) }
}

function indent(depth: number): string {
  return '　'.repeat(depth)
}
