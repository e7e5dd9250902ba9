import { cutToLetters, below } from '@formwright/definition'
import { NO_FINDINGS, showValue } from '../findings/finding.ts'
import { BLOCKED, follow } from '../structure/empty.ts'
import type { Group } from '../structure/leaves.ts'
import type { Check } from './check.ts'

/** Members of every document, beside the parts. */
const DOCUMENT_MEMBERS = ['attachments', 'lists']

/** A group: is it an object, and are all its members known? */
export function groupCheck(group: Group, order: number): Check {
  const known = new Set([
    ...Object.keys(group.schema.properties ?? {}),
    ...(group.path.length === 0 ? DOCUMENT_MEMBERS : []),
  ])
  const about = (pointer: string) => ({ pointer, part: group.part, label: group.label })
  return {
    reads: new Set([group.pointer]),
    order,
    run: ({ answers, wording }) => {
      const value = follow(answers, group.path)
      if (value === undefined || value === BLOCKED || (value === null && group.path.length > 0))
        return NO_FINDINGS
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        return [
          wording.finding('type', about(group.pointer), {
            expected: wording.word('group'),
            value: showValue(value),
          }),
        ]
      }
      if (!group.closed && group.path.length > 0) return NO_FINDINGS
      for (const key in value) if (!known.has(key)) return unknownMembers(value, known, group, wording)
      return NO_FINDINGS
    },
  }
}

function unknownMembers(
  value: object,
  known: ReadonlySet<string>,
  group: Group,
  wording: Parameters<Check['run']>[0]['wording'],
) {
  const keys = Object.keys(value)
    .filter((key) => !known.has(key))
    .slice(0, MAX_SHOWN)
  return keys.map((key) =>
    wording.finding(
      'unknown',
      { pointer: below(group.pointer, key), part: group.part, label: group.label },
      { value: cutToLetters(key, 60) },
    ),
  )
}

/** More unknown members than this say nothing new. */
const MAX_SHOWN = 50
