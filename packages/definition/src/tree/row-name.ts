import { ownMember } from '../json/pointer.ts'
import { cutBetweenWords } from '../text/cut.ts'
import type { FormNode } from './form-node.ts'

/** Length of a row's text that is enough to identify it. */
const ENOUGH = 20

/**
 * The name of a row: its key (`x-key`) and its first naming text, as “RD01 智能装配”; empty if it has neither.
 * Long texts are cut between words.
 */
export function rowName(row: FormNode, value: unknown): string {
  return nameOf(row, value, ENOUGH)
}

/** As `rowName` with the full text, for headings. */
export function wholeRowName(row: FormNode, value: unknown): string {
  return nameOf(row, value, Infinity)
}

function nameOf(row: FormNode, value: unknown, maxLength: number): string {
  if (row.kind === 'cell') return shown(value, maxLength)
  const name = namingTexts(row).map(({ key }) => shown(ownMember(value, key), maxLength))
  return [keyOf(row, value), name.find((text) => text !== '')].filter(Boolean).join(' ')
}

/** The cells that may name a row, best first: a free text is better than one with a pattern. */
export function namingTexts({ children }: FormNode): FormNode[] {
  const isFormal = ({ schema }: FormNode) => schema.pattern !== undefined || schema.format !== undefined
  return children
    .filter(
      ({ kind, shape, schema }) =>
        kind === 'cell' && shape === 'text' && schema['x-key'] === undefined && schema['x-ref'] === undefined,
    )
    .sort((one, other) => Number(isFormal(one)) - Number(isFormal(other)))
}

/** The key of a row (`x-key`); empty where it has none. */
export function keyOf(row: FormNode, value: unknown): string {
  const cell = row.children.find(({ schema }) => schema['x-key'] !== undefined)
  return cell ? shown(ownMember(value, cell.key), Infinity) : ''
}

function shown(value: unknown, maxLength: number): string {
  const text = typeof value === 'string' ? value.trim() : ''
  return text.length > maxLength ? `${cutBetweenWords(text, maxLength)}…` : text
}
