import { below, truncate, yearOfKey } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import { NO_FINDINGS, showValue } from '../findings/finding.ts'
import type { Finding, Wording } from '../findings/finding.ts'
import type { Members } from '../structure/members.ts'
import { BoundedFindings } from './bounded-findings.ts'

/**
 * A member of a group that the form has no field for, as answers of another edition may bring along. It says
 * what the group is called and what stands there, so that it can be told whether it may go.
 */
function unknownMember(
  group: FormNode,
  pointer: string,
  key: string,
  value: unknown,
  wording: Wording,
): Finding {
  const at = below(pointer, key)
  const about = { pointer: at, part: group.part, label: group.label, removes: at }
  const name = truncate(nameOf(group, key), 60)
  return group.label === ''
    ? wording.finding('unknown', about, { value: name })
    : wording.finding(
        'unknown',
        { ...about, when: 'member' },
        { value: name, content: contentOf(value, wording) },
      )
}

/** The members of a group that it has no field for. */
export function unknownMembers(
  group: FormNode,
  pointer: string,
  value: Members,
  isKnown: (key: string) => boolean,
  wording: Wording,
): readonly Finding[] {
  let found: BoundedFindings | undefined
  for (const key in value)
    if (!isKnown(key))
      (found ??= new BoundedFindings(wording)).take((words) => [
        unknownMember(group, pointer, key, value[key], words),
      ])
  return found?.findings ?? NO_FINDINGS
}

/**
 * A year that is none of the form's, in the words in which its own years are told; any other key as it is.
 */
function nameOf({ children }: FormNode, key: string): string {
  const year = yearOfKey(key)
  if (year === undefined) return key
  for (const { key: other, schema } of children) {
    const own = yearOfKey(other)
    if (own !== undefined && schema.title?.includes(`${own}`))
      return schema.title.replace(`${own}`, `${year}`)
  }
  return key
}

/** What stands somewhere, short enough for a message. */
export function contentOf(value: unknown, wording: Wording): string {
  if (Array.isArray(value)) return wording.word('rows')
  return typeof value === 'object' && value !== null
    ? wording.word('group')
    : showValue(value, wording.locale)
}
