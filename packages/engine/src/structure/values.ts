import { DOCUMENT_MEMBERS, isObject } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import { BLOCKED, follow } from './follow.ts'
import type { Members } from './members.ts'

const known = new WeakMap<object, Members>()

/** The members of a group outside of rows, without attachments and lists; `undefined` if it is no object. */
export function groupValues(node: FormNode, answers: unknown): Members | undefined {
  const value = follow(answers, node.path)
  if (value === BLOCKED || !isObject(value)) return undefined
  if (node.path.length > 0) return value as Members
  let values = known.get(value)
  if (!values)
    known.set(
      value,
      (values = Object.fromEntries(Object.entries(value).filter(([key]) => !DOCUMENT_MEMBERS.includes(key)))),
    )
  return values
}
