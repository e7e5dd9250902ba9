import { instancesBelow, mayHoldNumber, ownMember } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import type { Wording } from '../findings/finding.ts'
import type { Branches } from '../structure/branches.ts'
import type { NumbersOf } from './proof-node.ts'

const NONE: NumbersOf = () => []

/** Nodes that stand where the one above them does. */
const SAME_VALUE: ReadonlySet<FormNode['kind']> = new Set(['variants', 'branch'])

/**
 * Reads what stands in every place at and below a node that may hold a number: in rows and entries as well,
 * in branches that apply. Only what the schema knows is looked at, however deep a document is.
 */
export function numbersBelow(node: FormNode, branches: Branches): NumbersOf {
  const known = new Map<FormNode, NumbersOf>()
  const readerOf = (one: FormNode): NumbersOf => {
    let reader = known.get(one)
    if (!reader) known.set(one, (reader = makeReader(one)))
    return reader
  }
  const makeReader = (one: FormNode): NumbersOf => {
    if (one.kind === 'cell' || one.kind === 'opaque')
      return mayHoldNumber(one.schema) ? (value) => [value] : NONE
    if (one.repeats || one.children.some(({ repeated, kind }) => repeated || SAME_VALUE.has(kind)))
      return (value) =>
        value === undefined || value === null
          ? []
          : instancesBelow({ node: one, pointer: '', value }, branches.applies).flatMap((inner) =>
              readerOf(inner.node)(inner.value),
            )
    const members = one.children
      .map((child) => [child.key, readerOf(child)] as const)
      .filter(([, read]) => read !== NONE)
    return (value) => members.flatMap(([key, read]) => read(ownMember(value, key)))
  }
  // worked out when there are answers: a long form is shown before it is assessed
  return (value) => readerOf(node)(value)
}

export interface Total {
  readonly sum: number
  /** False while a number is not filled, or is none that can be counted. */
  readonly complete: boolean
}

/** Sum of the numbers, the word for nothing counting as 0. */
export function totalOf(numbers: readonly unknown[], { none }: Pick<Wording, 'none'>): Total {
  let sum = 0
  let complete = true
  for (const value of numbers) {
    if (typeof value === 'number' && value >= 0 && Number.isFinite(value)) sum += value
    else if (value !== none) complete = false
  }
  return { sum, complete }
}
