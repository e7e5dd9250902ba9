import type { ErrorObject } from 'ajv/dist/2020.js'
import { holdsNothing, joinPointer, ownMember, splitPointer, stepInto, walk } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import { NO_FINDINGS } from '../findings/finding.ts'
import { follow } from '../structure/follow.ts'
import { filledOf } from '../structure/filled.ts'
import type { Members } from '../structure/members.ts'
import { membersRead } from '../structure/members-read.ts'
import { ownSchema } from '../structure/own.ts'
import { groupValues } from '../structure/values.ts'
import type { Check } from './check.ts'
import { isWantedWhole } from '../structure/required.ts'
import { emptyFindings } from './nested-validator.ts'
import type { NestedValidator } from './nested-validator.ts'
import type { Validation } from './validation.ts'
import { togetherFindings } from './together.ts'

/**
 * Checks constraints of a group outside of rows on several members: conditions, alternatives, number of
 * members. Members have checks of their own, whose findings take precedence.
 */
export function constraintsCheck(
  node: FormNode,
  order: number,
  validation: Validation,
  nested: NestedValidator,
): Check | undefined {
  const schema = ownSchema(node, !node.required)
  if (schema === undefined) return undefined
  const { path, pointer } = node
  const names = membersRead(schema)
  const only = names && new Set(names)
  const mayBeEmpty = !node.required || isWantedWhole(node)
  return {
    // an optional group is checked as soon as any of it is filled in
    reads: new Set(names && !mayBeEmpty ? names.map((key) => joinPointer([...path, key])) : [pointer]),
    order,
    run: ({ answers, wording }) => {
      // a required group is checked before any of it is filled in
      const isAbsent = !mayBeEmpty && isNothing(follow(answers, path))
      const value = isAbsent ? NOTHING : groupValues(node, answers)
      if (!value || (mayBeEmpty && holdsNothing(value))) return NO_FINDINGS
      const filled = filledOf(value)
      const validate = validation.validators.of(schema)
      if (validate(filled)) return NO_FINDINGS
      const errors = (validate.errors ?? []).filter(
        (error) => path.length > 0 || !isReportedAsUnknown(error, node),
      )
      if (errors.length === 0) return NO_FINDINGS
      const context = { ...validation, wording, answers }
      const explained = [
        ...nested.membersOf(node.children, pointer, value, context, only),
        ...(only ? NO_FINDINGS : nested.entriesOf(node, pointer, value, context)),
      ]
      if (explained.length === 0)
        return togetherFindings({ node, pointer, value: filled, schema, errors }, wording)
      const apart = errors.filter(({ schemaPath }) => schemaPath === '#/dependentRequired')
      return [
        ...explained.filter(
          (finding) =>
            finding.code === 'required' &&
            !isReportedByMember(finding.pointer, node, value) &&
            !validation.requirements.isReportedElsewhere(finding.pointer, answers),
        ),
        ...(apart.length > 0
          ? togetherFindings({ node, pointer, value: filled, schema, errors: apart }, wording)
          : NO_FINDINGS),
      ]
    },
  }
}

const NOTHING: Members = {}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null
}

/**
 * Checks a required group in which no single member is required: something has to be filled in. A rule may
 * require any group.
 */
export function wantedCheck(node: FormNode, order: number, validation: Validation): Check | undefined {
  const { conditions } = validation
  const required = node.required && isWantedWhole(node)
  const conditional = conditions.readsOf(node.pointer)
  if (!required && conditional.size === 0) return undefined
  return {
    reads: new Set([node.pointer, ...conditional]),
    order,
    run: ({ answers, wording, later, filledOnly }) => {
      if (filledOnly || !holdsNothing(follow(answers, node.path))) return NO_FINDINGS
      const state = conditions.at({ pointer: node.pointer, required }, answers)
      if (!state.visible || !state.required || [...walk(node)].some(({ pointer }) => later.has(pointer)))
        return NO_FINDINGS
      return emptyFindings(node, node.pointer, { ...validation, wording, answers })
    },
  }
}

/** Whether the member's own check reports what is missing in it. */
function isReportedByMember(pointer: string, { path }: FormNode, value: Members): boolean {
  const [key = '', ...inside] = splitPointer(pointer).slice(path.length)
  return inside.length > 0 && !holdsNothing(ownMember(value, key))
}

const OTHERS = new Set(['additionalProperties', 'unevaluatedProperties'])

/** Whether unknown members are reported one by one elsewhere. */
function isReportedAsUnknown({ keyword, instancePath, params }: ErrorObject, form: FormNode): boolean {
  const name: unknown = params.additionalProperty ?? params.unevaluatedProperty
  if (!OTHERS.has(keyword) || instancePath !== '') return false
  return form.schema.additionalProperties !== true && stepInto(form, String(name)) === undefined
}

/** Checks the entries of a map outside of rows, whose names the applicant chooses. */
export function entriesCheck(
  node: FormNode,
  order: number,
  validation: Validation,
  nested: NestedValidator,
): Check | undefined {
  if (!node.children.some(({ repeated }) => repeated)) return undefined
  return {
    reads: new Set([node.pointer, ...validation.conditions.readsBelow(node.pointer)]),
    order,
    run: ({ answers, wording }) => {
      const value = groupValues(node, answers)
      return value
        ? nested.entriesOf(node, node.pointer, value, { ...validation, wording, answers })
        : NO_FINDINGS
    },
  }
}
