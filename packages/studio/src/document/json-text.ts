import { findNodeAtLocation, getNodeValue, parseTree } from 'jsonc-parser'
import type { Node } from 'jsonc-parser'
import { joinPointer, splitPointer, parentPointer } from '@formwright/definition'
import { layoutJson, layoutMember, onOneLine, WIDTH } from './json-layout.ts'

/** The position of a new member in its container: before or after a key; by default at the end. */
export interface Among {
  readonly before?: string
  readonly after?: string
}

/**
 * Edits a JSON text in place, keeping order, formatting and line ends of everything else. Each method changes
 * `text` at once.
 * @throws Error for a pointer that does not exist
 */
export class JsonText {
  #text: string
  /** The parsed tree of the current text; created on demand. */
  #tree: Node | undefined

  constructor(text: string) {
    this.#text = text
  }

  get text(): string {
    return this.#text
  }

  /** The value at a pointer; `undefined` if there is none. */
  get(pointer: string): unknown {
    const node = this.#find(pointer)
    return node && getNodeValue(node)
  }

  /** Replaces the value at a pointer; a new member is added to its container. */
  set(pointer: string, value: unknown, among: Among = {}): void {
    const node = this.#find(pointer)
    if (!node) return this.#addMember(pointer, value, among)
    const indent = this.#indentOf(node.offset)
    const column = this.#columnOf(node.offset)
    const after = /^[ \t]*,/.test(this.#text.slice(node.offset + node.length)) ? 1 : 0
    this.#replace(node.offset, node.length, this.#lines(layoutJson(value, indent, column, after)))
    this.#keepWithinWidth(parentPointer(pointer), node.offset)
  }

  /**
   * Inserts a value into a list, before the item at an index, or at the end if the index is the list's
   * length.
   */
  insert(list: string, index: number, value: unknown): void {
    const node = this.#need(list, 'array')
    this.#insertChild(
      list,
      node,
      index,
      (indent, column) => layoutJson(value, indent, column, 1),
      onOneLine(value),
    )
  }

  /** Removes a member or an item with its comma and line. */
  remove(pointer: string): void {
    const found = this.#need(pointer)
    const child = found.parent?.type === 'property' ? found.parent : found
    const container = child.parent
    if (!container) throw new Error('The whole of a file cannot be removed')
    const siblings = container.children!
    const index = siblings.indexOf(child)
    if (siblings.length === 1) {
      const empty = container.type === 'array' ? '[]' : '{}'
      this.#replace(container.offset, container.length, empty)
      return
    }
    const next = siblings[index + 1]
    const previous = siblings[index - 1]
    if (next) this.#replace(child.offset, next.offset - child.offset, '')
    else this.#replace(endOf(previous!), endOf(child) - endOf(previous!), '')
    this.#joinWhereItFits(parentPointer(pointer))
  }

  /** Renames a member in place. */
  rename(pointer: string, key: string): void {
    const property = this.#need(pointer).parent
    if (property?.type !== 'property') throw new Error(`${pointer} is no member of an object`)
    const name = property.children![0]!
    this.#replace(name.offset, name.length, JSON.stringify(key))
  }

  /** Moves an item to another position in the same or another list, keeping its formatting. */
  move(from: string, list: string, index: number): void {
    const item = this.#need(from)
    const written = this.#text.slice(item.offset, item.offset + item.length)
    const before = this.#indentOf(item.offset)
    const same = parentPointer(from) === list
    const position = Number(from.slice(from.lastIndexOf('/') + 1))
    const target = same && position < index ? index - 1 : index
    const value = getNodeValue(item)
    const destination = same ? list : afterRemoval(list, from)
    this.remove(from)
    const raw = (indent: string, column: number) =>
      written.includes('\n')
        ? written.replaceAll(`\n${before}`, `\n${indent}`)
        : layoutJson(value, indent, column, 1)
    this.#insertChild(destination, this.#need(destination, 'array'), target, raw, onOneLine(value))
  }

  #addMember(pointer: string, value: unknown, { before, after }: Among): void {
    const parent = parentPointer(pointer)
    const key = splitPointer(pointer).at(-1)!
    const node = this.#need(parent)
    if (node.type === 'array') return this.insert(parent, node.children!.length, value)
    if (node.type !== 'object') throw new Error(`${parent} is neither an object nor a list`)
    const keys = node.children!.map((child) => child.children![0]!.value as string)
    const beside = before === undefined ? keys.indexOf(after ?? '') : keys.indexOf(before)
    const index = beside < 0 ? keys.length : before === undefined ? beside + 1 : beside
    const flat = `${JSON.stringify(key)}: ${onOneLine(value)}`
    this.#insertChild(parent, node, index, (indent) => layoutMember(key, value, indent), flat)
  }

  #insertChild(
    pointer: string,
    container: Node,
    index: number,
    layout: (indent: string, column: number) => string,
    flat: string,
  ): void {
    const children = container.children!
    if (children.length === 0) return this.#fillEmpty(container, layout, flat)
    const multiline = /\n/.test(this.#text.slice(container.offset, children[0]!.offset))
    if (!multiline) {
      const at = index < children.length ? children[index]!.offset : endOf(children.at(-1)!)
      this.#replace(at, 0, index < children.length ? `${flat}, ` : `, ${flat}`)
      this.#keepWithinWidth(pointer, at)
      return
    }
    const indent = this.#indentOf(children[0]!.offset)
    const text = this.#lines(layout(indent, indent.length))
    if (index < children.length) this.#replace(children[index]!.offset, 0, `${text},${this.#eol}${indent}`)
    else this.#replace(endOf(children.at(-1)!), 0, `,${this.#eol}${indent}${text}`)
  }

  #fillEmpty(container: Node, layout: (indent: string, column: number) => string, flat: string): void {
    const [open, close, space] = container.type === 'array' ? ['[', ']', ''] : ['{', '}', ' ']
    const outer = this.#indentOf(container.offset)
    const inner = `${outer}  `
    const short = `${open}${space}${flat}${space}${close}`
    const fits = this.#columnOf(container.offset) + short.length + 1 <= WIDTH
    const long = `${open}\n${inner}${layout(inner, inner.length)}\n${outer}${close}`
    this.#replace(container.offset, container.length, this.#lines(fits ? short : long))
  }

  /** Reformats containers whose line became too long by an edit, outermost first. */
  #keepWithinWidth(pointer: string, offset: number): void {
    if (this.#lineEnd(offset) - this.#lineStart(offset) < WIDTH) return
    const path = splitPointer(pointer)
    for (let length = 0; length <= path.length; length++) {
      const at = path.slice(0, length)
      const node = this.#find(joinPointer(at))
      if (!node || (node.type !== 'object' && node.type !== 'array')) return
      const written = this.#text.slice(node.offset, endOf(node))
      if (written.includes('\n')) continue
      const indent = this.#indentOf(node.offset)
      const column = this.#columnOf(node.offset)
      if (column + written.length + 1 <= WIDTH) return
      this.#replace(node.offset, node.length, this.#lines(layoutJson(getNodeValue(node), indent, column, 1)))
      return
    }
  }

  /**
   * After a removal, puts a list of scalars on one line if it fits; lists of objects keep their formatting.
   */
  #joinWhereItFits(pointer: string): void {
    const node = this.#find(pointer)
    if (node?.type !== 'array' || node.children!.some((child) => child.type === 'object')) return
    if (!this.#text.slice(node.offset, endOf(node)).includes('\n')) return
    const flat = onOneLine(getNodeValue(node))
    if (this.#columnOf(node.offset) + flat.length + 1 <= WIDTH) this.#replace(node.offset, node.length, flat)
  }

  #find(pointer: string): Node | undefined {
    this.#tree ??= parseTree(this.#text)
    let node = this.#tree
    for (const key of splitPointer(pointer)) {
      if (!node) return undefined
      node = findNodeAtLocation(node, [node.type === 'array' ? Number(key) : key])
    }
    return node
  }

  #need(pointer: string, type?: Node['type']): Node {
    const node = this.#find(pointer)
    if (!node || (type !== undefined && node.type !== type))
      throw new Error(`There is no ${type ?? 'value'} at “${pointer}”`)
    return node
  }

  #replace(offset: number, length: number, text: string): void {
    this.#text = this.#text.slice(0, offset) + text + this.#text.slice(offset + length)
    this.#tree = undefined
  }

  get #eol(): string {
    return this.#text.includes('\r\n') ? '\r\n' : '\n'
  }

  #lines(text: string): string {
    return this.#eol === '\n' ? text : text.replaceAll('\n', '\r\n')
  }

  #lineStart(offset: number): number {
    return this.#text.lastIndexOf('\n', offset - 1) + 1
  }

  #lineEnd(offset: number): number {
    const end = this.#text.indexOf('\n', offset)
    return end < 0 ? this.#text.length : end
  }

  #columnOf(offset: number): number {
    return offset - this.#lineStart(offset)
  }

  #indentOf(offset: number): string {
    return /^[ \t]*/.exec(this.#text.slice(this.#lineStart(offset)))![0]
  }
}

/** The pointer of a list after an item was removed, whose removal may shift an index in the pointer. */
function afterRemoval(list: string, removed: string): string {
  const parent = parentPointer(removed)
  if (!list.startsWith(`${parent}/`)) return list
  const rest = splitPointer(list.slice(parent.length))
  const gone = Number(removed.slice(removed.lastIndexOf('/') + 1))
  const index = Number(rest[0])
  if (!Number.isInteger(index) || index <= gone) return list
  return parent + joinPointer([String(index - 1), ...rest.slice(1)])
}

function endOf(node: Node): number {
  return node.offset + node.length
}
