import { isEmpty } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import { NO_FINDINGS } from '../findings/finding.ts'
import type { Finding } from '../findings/finding.ts'
import { BLOCKED, follow } from '../structure/follow.ts'
import { hasFreeNames, holdsNames } from '../structure/named-freely.ts'
import type { Check, Run } from './check.ts'
import type { Conditions } from './conditions.ts'
import type { Validation } from './validation.ts'
import { aboutEmpty } from './about.ts'

/**
 * Checks a cell outside of rows, or a value with everything in it: whether it is filled, and whether it
 * matches its schema.
 */
export function cellCheck(
  node: FormNode,
  number: number,
  validation: Validation,
  conditions: Conditions,
  validate: (value: unknown, run: Run) => readonly Finding[],
): Check {
  const { branches, requirements } = validation
  const { path, pointer } = node
  const conditional = conditions.readsOf(node.pointer)
  const isNamed = hasFreeNames(node)
  const isWorkedOut = conditions.isWorkedOut(node)
  const requirers = node.required ? [] : requirements.requirersOf(node.pointer)
  const branched = [node, ...requirers].flatMap((one) => branches.readsOf(one))
  const always = node.required ? WANTED : SHOWN
  const isSteady = branched.length === 0 && requirers.length === 0 && conditional.size === 0
  const stateOf = (answers: unknown) => {
    if (branched.length > 0 && !branches.allApply(node, answers)) return ABSENT
    const required =
      requirers.length > 0 || branched.length > 0 ? requirements.isRequiredNode(node, answers) : node.required
    if (conditional.size > 0) return conditions.at({ pointer: node.pointer, required }, answers)
    return required ? WANTED : SHOWN
  }
  return {
    reads: new Set([node.pointer, ...conditions.readsBelow(node.pointer), ...branched]),
    order: number,
    run: (run) => {
      const value = follow(run.answers, path)
      const { visible, required: isRequired } = isSteady ? always : stateOf(run.answers)
      const required = isRequired && !isWorkedOut && !(run.later.size > 0 && run.later.has(pointer))
      const empty = value === BLOCKED || (isEmpty(value) && !(isNamed && holdsNames(node, value)))
      run.filled[number] = empty ? 0 : 1
      run.wanted[number] = visible && required ? 1 : 0
      if (!visible || value === BLOCKED) return NO_FINDINGS
      if (empty)
        return required && !run.filledOnly ? [run.wording.finding('required', aboutEmpty(node))] : NO_FINDINGS
      return validate(value, run)
    },
  }
}

const ABSENT = { visible: false, required: false }
const SHOWN = { visible: true, required: false }
const WANTED = { visible: true, required: true }

/**
 * Checks what a branch adds about a member declared outside of it; findings of the member itself come first.
 */
export function refinementCheck(
  node: FormNode,
  order: number,
  { branches, validators }: Validation,
  validate: (value: unknown, run: Run) => readonly Finding[],
): Check {
  return {
    reads: new Set([node.pointer, ...branches.readsOf(node)]),
    order,
    run: (run) => {
      const value = follow(run.answers, node.path)
      if (value === BLOCKED || isEmpty(value) || !branches.allApply(node, run.answers)) return NO_FINDINGS
      if (node.refines && !validators.of(node.refines.written)(value)) return NO_FINDINGS
      return validate(value, run)
    },
  }
}
