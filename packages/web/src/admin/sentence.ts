import type { AuditLine } from '@formwright/api'
import { fill, inLanguage } from '@formwright/definition'
import type { Language, Texts } from '@formwright/definition'
import actions from '../texts/actions.json' with { type: 'json' }
import texts from '../texts/texts.json' with { type: 'json' }
import { timeText } from '../texts/time.ts'

interface Sentence {
  readonly text: Texts
  /** Title of the action in the filter; variants have none. */
  readonly title?: Texts
}

const SENTENCES: Readonly<Record<string, Sentence>> = actions

/** The known actions. */
export const ACTIONS = Object.keys(SENTENCES).filter((action) => SENTENCES[action]!.title !== undefined)

export function titleOfAction(action: string, language: Language): string {
  const title = SENTENCES[action]?.title
  return title ? inLanguage(title, language) : action
}

/** The sentence for an audit line, without its actor. */
export function sentenceOf(
  { action, values, subject }: Pick<AuditLine, 'action' | 'values' | 'subject'>,
  language: Language,
): string {
  const variant = variantOf(values, subject)
  const sentence = SENTENCES[`${action}/${variant}`] ?? SENTENCES[action]
  if (!sentence) return action
  const template = inLanguage(sentence.text, language)
  const known = Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => [name, IS_TIME.test(value) ? timeText(value, language) : value])
  return fill(template, { ...blanksOf(template, language), ...Object.fromEntries(known) }, language)
}

/** A timestamp, which is shown in the reader's time zone. */
const IS_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/

/** The variant of a sentence that fits a line. */
function variantOf(
  { opinion, done, scheduled, why, signer, organisation, step }: AuditLine['values'],
  subject: AuditLine['subject'],
): string | undefined {
  if (subject === 'summary' || subject === 'list') return subject
  if (opinion) return 'opinion'
  if (scheduled === 'true') return 'scheduled'
  if (why) return 'why'
  if (step) return step
  if (organisation) return 'organisation'
  if (signer === '') return 'unsigned'
  return done === undefined ? undefined : done === 'true' ? 'done' : 'undone'
}

/** Fallbacks for missing values. */
function blanksOf(template: string, language: Language): Readonly<Record<string, string>> {
  const names = [...template.matchAll(/\{(\w+)/g)].map(([, name]) => name!)
  const blanks = Object.fromEntries(names.map((name) => [name, '—']))
  return { ...blanks, title: inLanguage(texts.untitled, language) }
}
