import type { StudioModel } from '../model/studio-model.ts'
import { partOf } from '../model/studio-model.ts'
import { expressionsOf } from './rule-reads.ts'
import type { WrittenRule } from '../edits/rules.ts'
import type { StaleMessage } from '../edits/stale-messages.ts'

/** The numbers that occur in both a rule and its message, by rule id. */
export type AgreedNumbers = ReadonlyMap<string, ReadonlySet<string>>

const NUMBER = /(?<![\w.])\d+(?:\.\d+)?(?![\w.]*\d)/g
const TEXT_OR_NAME = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[A-Za-z_][\w.]*/g
const INSERTED = /\{[^{}]*\}/g

function numbersOf(rule: WrittenRule): readonly string[] {
  return expressionsOf(rule).flatMap((one) => one.replaceAll(TEXT_OR_NAME, ' ').match(NUMBER) ?? [])
}

function numbersIn(message: string): ReadonlySet<string> {
  return new Set(message.replaceAll(INSERTED, ' ').match(NUMBER) ?? [])
}

/**
 * Updates the common numbers: earlier ones as long as the message contains them, and those that both contain
 * now.
 */
export function agreedNumbers(model: StudioModel, before: AgreedNumbers = new Map()): AgreedNumbers {
  return new Map(
    rulesWithFile(model).map(({ rule }) => {
      const reported = numbersIn(rule.message ?? '')
      const own = numbersOf(rule).filter((number) => reported.has(number))
      const kept = [...(before.get(rule.id) ?? [])].filter((number) => reported.has(number))
      return [rule.id, new Set([...own, ...kept])]
    }),
  )
}

/** Messages with a number that their rule contained before and has now replaced by another. */
export function staleNumbers(model: StudioModel, agreed: AgreedNumbers): readonly StaleMessage[] {
  return rulesWithFile(model).flatMap(({ rule, file, index }): StaleMessage[] => {
    const { id, message = '' } = rule
    const own = new Set(numbersOf(rule))
    const reported = numbersIn(message)
    const gone = [...(agreed.get(id) ?? [])].filter((number) => reported.has(number) && !own.has(number))
    const come = [...own].filter((number) => !reported.has(number))
    const [before, now] = [gone[0], come[0]]
    if (before === undefined || now === undefined || gone.length > 1 || come.length > 1) return []
    const follows = message.replaceAll(new RegExp(`${INSERTED.source}|${NUMBER.source}`, 'g'), (one) =>
      one === before ? now : one,
    )
    return [{ id, file, index, before, now, message, follows, isNumber: true }]
  })
}

function rulesWithFile(model: StudioModel) {
  return model.loaded.parts.flatMap(({ key, files }) => {
    if (!files.rules) return []
    const { file, value } = partOf(model, key).files.rules!
    const { rules } = value as { readonly rules: readonly WrittenRule[] }
    return rules.map((rule, index) => ({ rule, file, index }))
  })
}
