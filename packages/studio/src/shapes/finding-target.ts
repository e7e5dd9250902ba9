import { withoutUnit } from '@formwright/definition'
import type { WrittenRule } from '../edits/rules.ts'
import { pointerPattern } from './shapes.ts'
import type { Named } from '../sentences/named.ts'
import type { Names } from '../sentences/names.ts'
import { readsOf } from '../sentences/rule-reads.ts'

/**
 * If a sentence is changed to be about other fields, moves the finding to the first of them, provided that it
 * was at a field that the sentence no longer mentions.
 */
export function targetFollowing(
  rule: WrittenRule,
  check: string,
  names: Names,
): Pick<WrittenRule, 'at'> | undefined {
  if (rule.each !== undefined || rule.check === undefined || typeof rule.at !== 'string') return undefined
  const at = names.fieldAround(rule.at)
  const was = fieldsRead({ ...rule, when: '', let: {} }, names)
  const now = fieldsRead({ ...rule, check, when: '', let: {} }, names)
  if (now[0] === undefined || !at || now.includes(at) || !was.includes(at)) return undefined
  return { at: pointerPattern(now[0]) }
}

/** The field of the finding if the rule is about other fields; otherwise `undefined`. */
export function targetNotRead(rule: WrittenRule, names: Names): Named | undefined {
  if (rule.each !== undefined || typeof rule.at !== 'string') return undefined
  const at = names.fieldAround(rule.at)
  const read = fieldsRead(rule, names)
  return read.length === 0 || !at || read.includes(at) ? undefined : at
}

/** A field named in the message although the rule is about other fields, none of which the message names. */
export function unreadInMessage(rule: WrittenRule, names: Names): Named | undefined {
  const read = fieldsRead(rule, names)
  const { message = '' } = rule
  const isNamed = ({ words }: Named) => message.includes(withoutUnit(words))
  if (read.length === 0 || message.includes('{') || read.some(isNamed)) return undefined
  return names.fields.find((one) => withoutUnit(one.words).length >= LONG && isNamed(one))
}

/** Minimum length; shorter labels occur by chance within other words. */
const LONG = 3

function fieldsRead(rule: WrittenRule, names: Names): readonly Named[] {
  return readsOf(rule, names).flatMap((pointer) => names.fieldAround(pointer) ?? [])
}
