import type { AuditLine } from '@formwright/api'
import actions from '../texts/actions.json' with { type: 'json' }

interface Sentence {
  readonly zh: string
  readonly en: string
  /** What the action is called where one is chosen; a variant of another action has none. */
  readonly title?: { readonly zh: string; readonly en: string }
}

const SENTENCES: Readonly<Record<string, Sentence>> = actions

/** The actions that a line of the trail may have. */
export const ACTIONS = Object.keys(SENTENCES).filter((action) => SENTENCES[action]!.title !== undefined)

export function titleOfAction(action: string, language: string): string {
  return SENTENCES[action]?.title?.[language === 'en' ? 'en' : 'zh'] ?? action
}

/** What somebody did, as a sentence without who did it. */
export function sentenceOf(
  { action, values, subject }: Pick<AuditLine, 'action' | 'values' | 'subject'>,
  language: string,
): string {
  const variant =
    subject === 'summary' || subject === 'list'
      ? `${action}/${subject}`
      : values.opinion
        ? `${action}/opinion`
        : action
  const sentence = SENTENCES[variant] ?? SENTENCES[action]
  if (!sentence) return action
  const untitled = language === 'en' ? 'untitled' : '未命名'
  return sentence[language === 'en' ? 'en' : 'zh'].replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => values[name] || (name === 'title' ? untitled : '—'),
  )
}
