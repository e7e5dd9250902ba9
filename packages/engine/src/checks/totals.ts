import { instancesBelow, mayHoldNumber } from '@formwright/definition'
import type { Instance } from '@formwright/definition'
import type { Wording } from '../findings/finding.ts'
import type { Branches } from '../structure/branches.ts'

/**
 * What stands in every place at and below another that may hold a number: in rows and entries as well, in
 * branches that apply. Only what the schema knows is looked at, however deep a document is.
 */
export function numbersIn(place: Instance, branches: Branches): readonly unknown[] {
  const { node, value } = place
  if (node.kind === 'cell' || node.kind === 'opaque') return mayHoldNumber(node.schema) ? [value] : []
  const isEndless = node.repeats && (value === undefined || value === null)
  return isEndless
    ? []
    : instancesBelow(place, branches.applies).flatMap((inner) => numbersIn(inner, branches))
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
