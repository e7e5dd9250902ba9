import { ownMember, splitPointer } from '../json/pointer.ts'
import { cutBetweenWords } from '../text/cut.ts'
import { entryTitle } from './entry-title.ts'
import type { FormNode } from './form-node.ts'
import { stepInto } from './tree.ts'
import type { FormTree } from './tree.ts'

/** Letters of a row's text that are enough to know it by. */
const ENOUGH = 20

/**
 * What a row is called: its key (`x-key`) and the first text that names it, as “RD01 智能装配”; empty while it
 * has neither. A long text is cut between words.
 */
export function rowName(row: FormNode, value: unknown): string {
  return nameOf(row, value, ENOUGH)
}

/** The same with the whole text, as a heading has room for it. */
export function wholeRowName(row: FormNode, value: unknown): string {
  return nameOf(row, value, Infinity)
}

function nameOf(row: FormNode, value: unknown, letters: number): string {
  if (row.kind === 'cell') return shown(value, letters)
  const name = namingTexts(row).map(({ key }) => shown(ownMember(value, key), letters))
  return [keyOf(row, value), name.find((text) => text !== '')].filter(Boolean).join(' ')
}

/** The texts of a row that may name it, the best first: a free one says more than one with a pattern. */
export function namingTexts({ children }: FormNode): FormNode[] {
  const isFormal = ({ schema }: FormNode) => schema.pattern !== undefined || schema.format !== undefined
  return children
    .filter(
      ({ kind, shape, schema }) =>
        kind === 'cell' && shape === 'text' && schema['x-key'] === undefined && schema['x-ref'] === undefined,
    )
    .sort((one, other) => Number(isFormal(one)) - Number(isFormal(other)))
}

/** A row on the way to a place: its node, its name and its place in the list, counted from 1. */
export interface NamedRow {
  readonly node: FormNode
  readonly name: string
  /** Its key (`x-key`), which is part of the name; empty where it has none. */
  readonly key: string
  readonly number: number
}

/** The rows that a place of a document is in, from the outermost. */
export function rowsAround(tree: FormTree, pointer: string, answers: unknown): NamedRow[] {
  const rows: NamedRow[] = []
  let node: FormNode | undefined = tree.root
  let value = answers
  for (const key of splitPointer(pointer)) {
    node = stepInto(node, key)
    if (!node) return rows
    value = ownMember(value, key)
    if (!node.repeated) continue
    const name = node.parent?.kind === 'map' ? entryTitle(node.parent, key) : rowName(node, value)
    rows.push({ node, name, key: keyOf(node, value), number: Number(key) + 1 })
  }
  return rows
}

function keyOf(row: FormNode, value: unknown): string {
  const cell = row.children.find(({ schema }) => schema['x-key'] !== undefined)
  return cell ? shown(ownMember(value, cell.key), Infinity) : ''
}

function shown(value: unknown, letters: number): string {
  const text = typeof value === 'string' ? value.trim() : ''
  return text.length > letters ? `${cutBetweenWords(text, letters)}…` : text
}
