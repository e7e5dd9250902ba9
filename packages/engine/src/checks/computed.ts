import {
  equal,
  holdsNothing,
  isEmpty,
  ownMember,
  splitPointer,
  titleOfValue,
  valueAt,
} from '@formwright/definition'
import type { FormNode, Json } from '@formwright/definition'
import type { CompiledEffect, Position } from '@formwright/rules'
import type { Finding, Wording } from '../findings/finding.ts'
import { showValue } from '../findings/finding.ts'
import type { Check, Run } from './check.ts'
import type { Conditions } from './conditions.ts'
import { byRow } from './by-row.ts'

/**
 * Checks that a value equals the result of its formula (`compute`). While the formula waits for an input
 * there are no findings about values that people fill in; a value that only the formula can give is then an
 * error. Reports nothing for an empty cell if no input is filled, or if another check already reports it as
 * missing.
 * @param pointer one of the target pointers of the formula
 * @param node the cell that the formula fills, in each row if it is in rows
 * @param readsFormulas whether it reads cells that other formulas fill in, which may not have been filled yet
 */
export function computedCheck(
  effect: CompiledEffect,
  pointer: string,
  node: FormNode,
  order: number,
  conditions: Conditions,
  readsFormulas: boolean,
): Check {
  const at = effect.pointers.indexOf(pointer)
  // of inputs in rows, the outermost list
  const inputs = [...effect.reads].map((read) => read.split(/\/(?:\*|-)(?:\/|$)/, 1)[0]!)
  const isWorkedOut = conditions.isWorkedOut(node)
  const difference = (
    cell: string,
    result: ReturnType<CompiledEffect['evaluateWhere']>[number],
    { answers, wording, settled }: Run,
  ): Finding | undefined => {
    const current = valueAt(answers, cell) as Json | undefined
    if (equal(current, result.value)) return undefined
    const isMissing = isEmpty(current)
    if (result.value === undefined && (isMissing || !isWorkedOut)) return undefined
    const value = readsFormulas ? effect.evaluate(settled(), cell) : result.value
    if (equal(current, value)) return undefined
    if (value === undefined) {
      const about = { pointer: cell, value: null, current, when: 'unknown' } as const
      return findingOf(node, about, wording)
    }
    if (
      isMissing &&
      (isNothingFilled(inputs, answers) || (value === 0 && !readsAny(effect, result.position, answers)))
    )
      return undefined
    const isWanted = () => conditions.at({ pointer: cell, required: node.required }, answers).required
    if (isMissing && !isWorkedOut && isWanted()) return undefined
    const about = { pointer: cell, value, current, when: isMissing ? 'missing' : undefined }
    return findingOf(node, about, wording)
  }
  return {
    get reads() {
      return new Set([...effect.reads, pointer, ...conditions.readsOf(pointer)])
    },
    order,
    ...byRow({
      evaluateWhere: ({ answers }, where) =>
        effect.evaluateWhere(answers, where).map((result) => ({ ...result, verdict: 'passes' as const })),
      concernedBy: effect.touchedBy,
      findingOf: (result, run) => difference(result.pointers[at]!, result, run),
    }),
  }
}

/**
 * A sum of nothing is 0, which is not reported before there is something to add; a constant is filled in with
 * the first change.
 */
function isNothingFilled(inputs: readonly string[], answers: unknown): boolean {
  if (inputs.length === 0) return holdsNothing(answers)
  return inputs.every((input) => isEmpty(valueAt(answers, input)))
}

/** Whether any cell that a formula reads for a row is filled; the rows by themselves do not count. */
function readsAny(effect: CompiledEffect, position: Position, answers: unknown): boolean {
  return effect.readsAt(position).some((read) => isAnyFilled(answers, splitPointer(read)))
}

function isAnyFilled(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return !isEmpty(value)
  if (typeof value !== 'object' || value === null || key === '-') return false
  if (key === '*') return Object.values(value).some((one) => isAnyFilled(one, rest))
  return isAnyFilled(ownMember(value, key), rest)
}

interface About {
  readonly pointer: string
  readonly value: Json
  readonly current: Json | undefined
  readonly when: string | undefined
}

function findingOf(node: FormNode, { pointer, value, current, when }: About, wording: Wording): Finding {
  const shown = (one: Json | undefined) => {
    const title = titleOfValue(one, node.schema)
    return title !== undefined ? wording.text(title) : showValue(one, wording.locale)
  }
  return wording.finding(
    'computed',
    { pointer, part: node.part, label: node.label, when, fix: { [pointer]: value } },
    { expected: shown(value), ...(when === 'missing' ? {} : { value: shown(current) }) },
  )
}
