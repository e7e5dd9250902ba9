import type { Schema } from '@formwright/definition'
import { follow } from '../structure/empty.ts'
import type { Wording } from '../findings/finding.ts'

export interface Total {
  readonly sum: number
  /** False while a number is not filled, or is none that can be counted. */
  readonly complete: boolean
}

/**
 * Sum of the numbers at the paths, the word for nothing counting as 0. Only what the schema knows is looked
 * at, however deep a document is.
 */
export function totalOf(
  answers: unknown,
  paths: readonly (readonly string[])[],
  { none }: Pick<Wording, 'none'>,
): Total {
  let sum = 0
  let complete = true
  for (const path of paths) {
    const value = follow(answers, path)
    if (typeof value === 'number' && value >= 0 && Number.isFinite(value)) sum += value
    else if (value !== none) complete = false
  }
  return { sum, complete }
}

/** The paths of the numbers at and below a node. */
export function numbersOf(schema: Schema, path: readonly string[] = []): string[][] {
  if (schema.type === 'integer' || schema.type === 'number') return [[...path]]
  return Object.entries(schema.properties ?? {}).flatMap(([key, child]) => numbersOf(child, [...path, key]))
}
