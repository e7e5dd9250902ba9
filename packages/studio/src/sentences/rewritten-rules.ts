import { languageOf, sameLanguage } from '@formwright/definition'
import type { StaleMessage } from '../edits/stale-messages.ts'
import type { StudioModel } from '../model/studio-model.ts'
import type { Names } from './names.ts'
import { defaultMessage } from './default-message.ts'

/** The check of a rule when its message was last edited or reviewed. */
interface Worded {
  readonly check: string
  readonly message: string
}

/** By rule id. */
export type WordedRules = ReadonlyMap<string, Worded>

/** The current checks and messages; a rule with an unchanged message keeps its earlier check. */
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
 * Messages that were written for an earlier check of their rule. Numbers in them are handled by
 * `staleNumbers`; other changes have to be reviewed by people.
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
