import {
  ATTACHMENTS,
  below,
  isEmpty,
  listPointer,
  splitNames,
  splitPointer,
  unitOf,
} from '@formwright/definition'
import type { Json, Schema, SplitNames } from '@formwright/definition'
import { NO_FINDINGS } from '../findings/finding.ts'
import type { Wording } from '../findings/finding.ts'
import { meansNone } from '../findings/none-words.ts'
import { follow } from '../structure/follow.ts'
import type { Check } from './check.ts'
import { evidenceCheck } from './evidence.ts'
import type { NumbersOf, ProofNode } from './proof-node.ts'
import { totalOf } from './totals.ts'

/** The checks for a node's annotations: evidence, 清单, names. */
export function proofChecks(node: ProofNode, order: number, numbersOf: NumbersOf): Check[] {
  const checks: Check[] = []
  if (node.schema['x-evidence']) checks.push(evidenceCheck(node, order, numbersOf))
  if (node.schema['x-list']) checks.push(listCheck(node, order, numbersOf))
  const counted = countedIn(node.schema)
  if (counted) checks.push(namesCheck(node, order, counted))
  return checks
}

function listCheck(node: ProofNode, order: number, numbersOf: NumbersOf): Check {
  const list = listPointer(node.target)
  const path = splitPointer(list)
  return {
    reads: new Set([node.pointer, ATTACHMENTS, list]),
    order,
    run: (run) => {
      const { answers, wording, attachments } = run
      const { sum: count, complete } = totalOf(numbersOf(follow(answers, node.path)), wording)
      const rows = follow(answers, path)
      const given = Array.isArray(rows) ? rows.length : 0
      if (given === 0) {
        const needed = count > 0 && !attachments.has(node.target, 'list')
        return needed
          ? [wording.finding('list', node, { n: count, unit: unitBehind(node.schema, wording) })]
          : NO_FINDINGS
      }
      if (given === count || !complete) return NO_FINDINGS
      return [wording.finding('list-rows', { ...node, related: [list] }, { rows: given, n: count })]
    },
  }
}

/** The unit shared by all numbers of a field, as shown after a number. */
function unitBehind(schema: Schema, wording: Wording): string {
  const units = new Set(unitsIn(schema))
  const [unit = ''] = units
  return units.size === 1 && unit !== '' ? ` ${wording.text(unit)}` : ''
}

function unitsIn(schema: Schema): string[] {
  if (schema.type === 'integer' || schema.type === 'number') return [unitOf(schema)]
  return Object.values(schema.properties ?? {}).flatMap(unitsIn)
}

interface Counted {
  readonly names: string
  readonly count: string
}

/** The member with a list of names, and the member with its count (`x-count`). */
export function countedIn({ properties = {} }: Schema): Counted | undefined {
  for (const [names, { 'x-count': count }] of Object.entries(properties)) if (count) return { names, count }
  return undefined
}

function namesCheck(node: ProofNode, order: number, counted: Counted): Check {
  const countAt = below(node.pointer, counted.count)
  const namesAt = below(node.pointer, counted.names)
  const countPath = [...node.path, counted.count]
  const namesPath = [...node.path, counted.names]
  return {
    reads: new Set([countAt, namesAt]),
    order,
    run: (run) => {
      const { answers, wording } = run
      const { none } = wording
      const { sum: count, complete } = totalOf([follow(answers, countPath)], wording)
      const names = follow(answers, namesPath)
      if (!complete || isEmpty(names) || (names !== none && !Array.isArray(names))) return NO_FINDINGS
      let given = 0
      if (Array.isArray(names))
        for (const name of names) if (!isEmpty(name) && !meansNone(name, none)) given++
      if (given === count) return NO_FINDINGS
      const split = Array.isArray(names) ? splitNames(names.filter(isText), count) : undefined
      const fix: Record<string, Json> = split
        ? { [namesAt]: [...split.names] }
        : count === 0
          ? { [namesAt]: [none] }
          : given > 0
            ? { [countAt]: given }
            : {}
      const base = {
        ...node,
        pointer: namesAt,
        related: [countAt],
        ...(Object.keys(fix).length > 0 ? { fix } : {}),
        ...(split ? { fixText: splitText(split, wording) } : {}),
      }
      return [wording.finding('names', base, { n: count, m: given })]
    },
  }
}

function splitText({ names, separators }: SplitNames, wording: Wording): string {
  return wording.word('split-names', { separators, n: names.length })
}

const isText = (name: unknown): name is string => typeof name === 'string'
