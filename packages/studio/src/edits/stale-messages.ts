import { valueAt, withoutUnit } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import { escaped, mentionsOf } from '../usage/mentions.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { rulesIn } from './rules-without.ts'
import type { WrittenRule } from './rules.ts'
import { followText } from './texts.ts'

/** A message that still calls a field what it was called, or says a number that its rule said. */
export interface StaleMessage {
  readonly id: string
  readonly file: string
  readonly index: number
  readonly before: string
  readonly now: string
  readonly message: string
  /** It with what is so now. */
  readonly follows: string
  readonly isNumber?: true
  /** Its rule asks something else than when it was written. */
  readonly isRewritten?: true
}

/** The titles of fields by their `x-id`. */
export function titlesOf({ fields }: StudioModel): ReadonlyMap<string, string> {
  return new Map(fields.map(({ id, title }) => [id, title]))
}

/**
 * The messages of rules which read a field that was renamed, and which have its earlier name in plain text.
 * @param first what the fields were called
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
      // told once, of the name that stands there: the whole one, or the one without its unit
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

/** Has the messages call the fields what they are called now. */
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

/** The name in whole, and without the unit that stands behind it. */
function namesOfBoth(before: string, now: string): readonly (readonly [string, string])[] {
  const stems = [before, now].map(withoutUnit) as [string, string]
  const whole = [before, now] as const
  return stems[0] === stems[1] || stems.includes('') || stems[0] === before ? [whole] : [whole, stems]
}

/** A message with a name in the stead of another; what it inserts and longer names that hold it stay. */
function renamed(message: string, before: string, now: string, titles: readonly string[]): string {
  const others = titles.filter((title) => withoutUnit(title) !== now && title !== now)
  const goesOn = (characters: string) =>
    /^\p{L}*$/u.test(characters) &&
    characters !== before &&
    others.some((title) => title.includes(characters))
  return message.replaceAll(
    new RegExp(`\\{[^{}]*\\}|${escaped(now)}|${escaped(before)}`, 'g'),
    (one, at: number) => {
      if (one !== before) return one
      const end = at + one.length
      return goesOn(message.slice(Math.max(0, at - 1), end)) || goesOn(message.slice(at, end + 1)) ? one : now
    },
  )
}
