import { DOCUMENT_MEMBERS, isObject, stepInto } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import { NO_FINDINGS } from '../findings/finding.ts'
import { BLOCKED, follow } from '../structure/follow.ts'
import type { Members } from '../structure/members.ts'
import type { Check } from './check.ts'
import { isNamed } from './nested-validator.ts'
import type { NestedValidator } from './nested-validator.ts'
import type { Validation } from './validation.ts'
import { unknownMembers } from './unknown-member.ts'

/**
 * Checks a group outside of rows: whether it is an object with known members only. The root accepts others
 * only if the form says so.
 */
export function groupCheck(
  group: FormNode,
  order: number,
  validation: Validation,
  nested: NestedValidator,
): Check {
  const isForm = group.path.length === 0
  const others = group.schema.additionalProperties
  const isClosed = isForm ? others !== true : others === false
  const known = new Set([
    ...group.children.filter(({ repeated, kind }) => !repeated && kind !== 'variants').map(({ key }) => key),
    ...(isForm ? DOCUMENT_MEMBERS : []),
  ])
  const isKnown = (key: string) =>
    known.has(key) || (isForm ? stepInto(group, key) !== undefined : isNamed(group, key))
  return {
    reads: new Set([group.pointer]),
    order,
    run: ({ answers, wording }) => {
      const value = follow(answers, group.path)
      if (value === undefined || value === BLOCKED || (value === null && !isForm)) return NO_FINDINGS
      if (!isObject(value))
        return nested.other(group, group.pointer, value, { ...validation, wording, answers })
      if (!isClosed) return NO_FINDINGS
      return unknownMembers(group, group.pointer, value as Members, isKnown, wording)
    },
  }
}
