import { instancesBelow, mayHoldNumber, ownMember, yearOfKey } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import type { Wording } from '../findings/finding.ts'
import type { Branches } from '../structure/branches.ts'
import type { NumbersOf } from './proof-node.ts'

/** Collects the values at these locations. */
type Collect = (value: unknown, into: unknown[]) => void

const NOTHING: Collect = () => {}

/** Nodes with the same value as their parent. */
const SAME_VALUE: ReadonlySet<FormNode['kind']> = new Set(['variants', 'branch'])

/**
 * Reads all values at and below a node that may be numbers, including those in rows, entries and applicable
 * branches. Only reads what the schema knows, whatever the depth of the document.
 */
export function numbersBelow(node: FormNode, branches: Branches): NumbersOf {
  const known = new Map<FormNode, Collect>()
  const collectorOf = (one: FormNode): Collect => {
    let collect = known.get(one)
    if (!collect) known.set(one, (collect = makeCollector(one)))
    return collect
  }
  const makeCollector = (one: FormNode): Collect => {
    if (one.kind === 'cell' || one.kind === 'opaque')
      return mayHoldNumber(one.schema) ? (value, into) => void into.push(value) : NOTHING
    if (one.repeats || one.children.some(({ repeated, kind }) => repeated || SAME_VALUE.has(kind)))
      return (value, into) => {
        if (value === undefined || value === null) return
        for (const inner of instancesBelow({ node: one, pointer: '', value }, branches.applies))
          collectorOf(inner.node)(inner.value, into)
      }
    const isAnnual = one.schema['x-annual'] !== undefined
    const members = one.children
      .filter(({ key }) => !isAnnual || yearOfKey(key) !== undefined)
      .map((child) => ({ key: child.key, collect: collectorOf(child) }))
      .filter(({ collect }) => collect !== NOTHING)
    return (value, into) => {
      for (const { key, collect } of members) collect(ownMember(value, key), into)
    }
  }
  return (value) => {
    const found: unknown[] = []
    // created lazily: a long form is displayed before it is assessed
    collectorOf(node)(value, found)
    return found
  }
}

export interface Total {
  readonly sum: number
  /** False while a number is missing or invalid. */
  readonly complete: boolean
}

/** Sum of the numbers; the “nothing to report” word counts as 0. */
export function totalOf(numbers: readonly unknown[], { none }: Pick<Wording, 'none'>): Total {
  let sum = 0
  let complete = true
  for (const value of numbers) {
    if (typeof value === 'number' && value >= 0 && Number.isFinite(value)) sum += value
    else if (value !== none) complete = false
  }
  return { sum, complete }
}
