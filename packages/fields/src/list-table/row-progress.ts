import { joinPointer, valueAt } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'

/** How far something is: cells that must be filled in, and those of them that are. */
export interface RowProgress {
  readonly required: number
  readonly filled: number
}

const NOTHING: RowProgress = { required: 0, filled: 0 }

/** How far a row is, with the rows in it; of alternatives those count of which something is filled in. */
export function rowProgress(node: FormNode, value: unknown): RowProgress {
  switch (node.kind) {
    case 'cell':
    case 'opaque':
      return node.requiredHere ? { required: 1, filled: isBlank(value) ? 0 : 1 } : NOTHING
    case 'variants':
      return sum(
        node.children.filter((branch) => hasOwn(branch, value)).map((branch) => rowProgress(branch, value)),
      )
    case 'rows':
      return node.requiredHere && isBlank(value) ? { required: 1, filled: 0 } : sum(entries(node, value))
    default:
      if (value === undefined && (node.repeats || !node.requiredHere)) return NOTHING
      return sum([...members(node, value), ...(node.kind === 'group' ? [] : entries(node, value))])
  }
}

function members(node: FormNode, value: unknown): RowProgress[] {
  return node.children
    .filter((child) => !child.repeated && !child.refines)
    .map((child) => rowProgress(child, child.kind === 'variants' ? value : memberOf(value, child.key)))
}

function entries(node: FormNode, value: unknown): RowProgress[] {
  const row = node.children.find((child) => child.repeated)
  if (!row || typeof value !== 'object' || value === null) return []
  const named = new Set(node.children.filter((child) => !child.repeated).map(({ key }) => key))
  return Object.entries(value)
    .filter(([key]) => !named.has(key))
    .map(([, item]) => rowProgress(row, item))
}

function hasOwn(branch: FormNode, value: unknown): boolean {
  return branch.children.some((child) => !child.refines && memberOf(value, child.key) !== undefined)
}

function memberOf(value: unknown, key: string): unknown {
  return valueAt(value, joinPointer([key]))
}

function isBlank(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  )
}

function sum(all: readonly RowProgress[]): RowProgress {
  return {
    required: all.reduce((total, { required }) => total + required, 0),
    filled: all.reduce((total, { filled }) => total + filled, 0),
  }
}
