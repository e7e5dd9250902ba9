import type { FormBundle, Language, Texts } from '@formwright/definition'
import type { Change } from './change.ts'
import { explainChange } from './sentences.ts'
import sentences from './sentences.json' with { type: 'json' }
import told from './told.json' with { type: 'json' }

const TEMPLATES: Readonly<Record<string, Texts>> = { ...sentences, ...told }

/** What is filled in, what is asked for and how it is checked; the rest is for those who make the form. */
const TOLD =
  /^(part|group|cell|option|list|column|evidence|window|instruction)-|^field-(?!id$|renamed$)|^param-value$/

/** Whether those who fill in a form are told of a change between two versions of it. */
export function isTold({ kind, subject }: Change, before: FormBundle, after: FormBundle): boolean {
  if (kind !== 'rule-added' && kind !== 'rule-removed') return TOLD.test(kind)
  const { rules } = kind === 'rule-added' ? after : before
  // a rule that says nothing to them has nothing but its expression
  return rules.find(({ id }) => id === subject)?.message !== undefined
}

/** A change as those who fill in are told of it: by labels, and not by what rules are called. */
export function tellChange(change: Change, language?: Language): string {
  return explainChange(change, language, TEMPLATES)
}
