import { equal, holdsNothing, isEmpty, titleOfValue, valueAt } from '@formwright/definition'
import type { FormNode, FormTree, Json } from '@formwright/definition'
import type { CompiledEffect } from '@formwright/rules'
import type { Finding, Wording } from '../findings/finding.ts'
import { showValue } from '../findings/finding.ts'
import { namingRows } from '../findings/in-rows.ts'
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
 */
export function computedCheck(
  effect: CompiledEffect,
  pointer: string,
  node: FormNode,
  order: number,
  conditions: Conditions,
  tree: FormTree,
): Check {
  const at = effect.pointers.indexOf(pointer)
  // of inputs in rows, the outermost list
  const inputs = [...effect.reads].map((read) => read.split(/\/(?:\*|-)(?:\/|$)/, 1)[0]!)
  const isWorkedOut = conditions.isWorkedOut(node)
  const difference = (
    cell: string,
    value: Json | undefined,
    { answers, wording }: Run,
  ): Finding | undefined => {
    const current = valueAt(answers, cell) as Json | undefined
    if (equal(current, value)) return undefined
    const isMissing = isEmpty(current)
    if (value === undefined) {
      if (isMissing || !isWorkedOut) return undefined
      const about = { pointer: cell, value: null, current, when: 'unknown' } as const
      return namingRows(findingOf(node, about, wording), tree, answers, wording)
    }
    if (isMissing && isNothingFilled(inputs, answers)) return undefined
    const isWanted = () => conditions.at({ pointer: cell, required: node.required }, answers).required
    if (isMissing && !isWorkedOut && isWanted()) return undefined
    const about = { pointer: cell, value, current, when: isMissing ? 'missing' : undefined }
    return namingRows(findingOf(node, about, wording), tree, answers, wording)
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
      findingOf: ({ pointers, value }, run) => difference(pointers[at]!, value, run),
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
