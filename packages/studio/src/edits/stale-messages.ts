import { valueAt, withoutUnit } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import { escaped, mentionsOf } from '../usage/mentions.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { rulesIn } from './rules-without.ts'
import type { WrittenRule } from './rules.ts'
import { followText } from './texts.ts'

/** A message that contains the earlier title of a field, or an earlier number of its rule. */
export interface StaleMessage {
  readonly id: string
  readonly file: string
  readonly index: number
  readonly before: string
  readonly now: string
  readonly message: string
  /** The message with the current title or number. */
  readonly follows: string
  readonly isNumber?: true
  /** The rule was changed since the message was written. */
  readonly isRewritten?: true
}

/** The titles of fields by `x-id`. */
export function titlesOf({ fields }: StudioModel): ReadonlyMap<string, string> {
  return new Map(fields.map(({ id, title }) => [id, title]))
}

/**
 * Messages of rules that read a renamed field and contain its earlier title as plain text.
 * @param first the earlier titles
 */
export function staleMessages(
  model: StudioModel,
  first: ReadonlyMap<string, string>,
): readonly StaleMessage[] {
  const titles = model.fields.map(({ title }) => title)
  return model.fields.flatMap(({ id, title: now, pointer }) => {
    const before = first.get(id)
    if (before === undefined || before === now || now === '' || titles.includes(before)) return []
    return rulesIn(model, mentionsOf(model, pointer)).flatMap((rule): StaleMessage[] => {
      const { message } = ruleOf(model, rule)
      if (message === undefined) return []
      let follows = message
      // report each message once: with the whole title, or the title without unit
      let reported: readonly [was: string, is: string] | undefined
      for (const pair of namesOfBoth(before, now)) {
        const next = renamed(follows, ...pair, titles)
        if (next !== follows) reported ??= pair
        follows = next
      }
      return reported ? [{ ...rule, before: reported[0], now: reported[1], message, follows }] : []
    })
  })
}

/** Replaces earlier titles in messages by the current ones. */
export function followInMessages(model: StudioModel, stale: readonly StaleMessage[]): Act {
  const rewritten = stale.filter(({ isRewritten }) => isRewritten).map(({ id }) => id)
  const [{ now: label = '' } = {}] = stale
  const step =
    rewritten.length > 0
      ? { name: 'reword-messages', values: { id: rewritten.join(' ') } }
      : { name: 'follow-messages', values: { label } }
  return act(model, step, (edits) => {
    for (const { file, index, message, follows } of stale) {
      edits.json(file).set(`/rules/${index}/message`, follows)
      followText(model, edits, message, follows)
    }
  })
}

function ruleOf({ loaded }: StudioModel, { file, index }: { file: string; index: number }): WrittenRule {
  return valueAt(loaded.sources.get(file)!.value, `/rules/${index}`) as WrittenRule
}

/** The pair of titles, and the pair without units. */
function namesOfBoth(before: string, now: string): readonly (readonly [string, string])[] {
  const stems = [before, now].map(withoutUnit) as [string, string]
  const whole = [before, now] as const
  return stems[0] === stems[1] || stems.includes('') || stems[0] === before ? [whole] : [whole, stems]
}

/**
 * A message with one title replaced by another; placeholders, and longer titles that contain it, are kept.
 */
function renamed(message: string, before: string, now: string, titles: readonly string[]): string {
  const others = titles.filter((title) => withoutUnit(title) !== now && title !== now)
  const goesOn = (characters: string) =>
    /^\p{L}*$/u.test(characters) &&
    characters !== before &&
    others.some((title) => title.includes(characters))
  return message.replaceAll(
    new RegExp(`\\{[^{}]*\\}|${escaped(now)}|${escaped(before)}`, 'g'),
    (found, at: number) => {
      if (found !== before) return found
      const end = at + found.length
      return goesOn(message.slice(Math.max(0, at - 1), end)) || goesOn(message.slice(at, end + 1))
        ? found
        : now
    },
  )
}
