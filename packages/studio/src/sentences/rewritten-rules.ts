import { languageOf, sameLanguage } from '@formwright/definition'
import type { StaleMessage } from '../edits/stale-messages.ts'
import type { StudioModel } from '../model/studio-model.ts'
import type { Names } from './names.ts'
import { defaultMessage } from './default-message.ts'

/** What a rule asked when its message was last written or looked at. */
interface Worded {
  readonly check: string
  readonly message: string
}

/** By id of the rule. */
export type WordedRules = ReadonlyMap<string, Worded>

/** The rules as they are, those that were worded before as they were then until their message is another. */
export function wordedRules({ bundle }: StudioModel, before: WordedRules = new Map()): WordedRules {
  return new Map(
    bundle.rules.flatMap(({ id, check, message }) => {
      if (check === undefined || message === undefined) return []
      const known = before.get(id)
      return [[id, known?.message === message ? known : { check, message }] as const]
    }),
  )
}

/**
 * The messages that were written for what their rule asked before: numbers that they say are followed by
 * themselves (see `staleNumbers`), what else changed is for people to look at.
 */
export function rewrittenRules(
  model: StudioModel,
  worded: WordedRules,
  namesOf: () => Names,
): readonly StaleMessage[] {
  const { form, rules } = model.bundle
  return rules.flatMap(({ id, part, index, check, message }): StaleMessage[] => {
    const known = worded.get(id)
    const source = model.loaded.parts.find(({ key }) => key === part)?.files.rules
    if (!known || !source || check === undefined || message === undefined) return []
    if (withoutNumbers(known.check) === withoutNumbers(check)) return []
    const names = namesOf()
    const follows = sameLanguage(names.language, languageOf(form))
      ? defaultMessage(check, names, form)
      : message
    return [{ id, file: source.file, index, before: '', now: '', message, follows, isRewritten: true }]
  })
}

function withoutNumbers(check: string): string {
  return check.replaceAll(/\s+|\d+(?:\.\d+)?/g, '')
}
