import { below, truncate, yearOfKey } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
import { NO_FINDINGS, showValue } from '../findings/finding.ts'
import type { Finding, Wording } from '../findings/finding.ts'
import type { Members } from '../structure/members.ts'
import { BoundedFindings } from './bounded-findings.ts'

/**
 * A member that the form does not have, for example from answers of another edition. Names the group and the
 * value, so that the reader can decide whether to remove it.
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

/** The unknown members of a group. */
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

/** A year outside the form's sets, worded like its own years; other keys as they are. */
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

/** A value as short text for a message. */
export function contentOf(value: unknown, wording: Wording): string {
  if (Array.isArray(value)) return wording.word('rows')
  return typeof value === 'object' && value !== null
    ? wording.word('group')
    : showValue(value, wording.locale)
}
