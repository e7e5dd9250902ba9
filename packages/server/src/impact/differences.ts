import {
  changedSpans,
  changeInLanguage,
  classOfCarried,
  explainChange,
  isConversion,
} from '@formwright/authoring'
import type { Change, explainToApplicants } from '@formwright/authoring'
import { DEFAULT_LANGUAGE, inEachLanguage } from '@formwright/definition'
import type { Reader } from '../database/connect.ts'
import { draftUnreadable } from '../definitions/drafts.ts'
import type { Draft } from '../definitions/drafts.ts'
import type { DefinitionChecks } from '../published/checking.ts'
import { keyOfChange } from './change-key.ts'
import { concernedBy } from './view.ts'

/** The changes between a draft and the edition that it was made from, in words. */
export async function differencesOf(db: Reader, checks: DefinitionChecks, draft: Draft) {
  const [compared, concerned] = await Promise.all([
    checks.ask({
      ask: 'compare',
      before: draft.from_files,
      beforeEdition: draft.from_edition,
      files: draft.files,
      edition: draft.edition,
    }),
    concernedBy(db, draft),
  ])
  if (!compared) throw draftUnreadable()
  const { changes, versions } = compared
  // a draft of another year has no answers yet: those of the previous edition are carried into it
  const carried = draft.edition !== draft.from_edition
  // a new form has no applications
  const isNew = Object.keys(draft.from_files).length === 0
  return changes.map((change) => ({
    ...changeInWords(change, (told, language) =>
      explainChange(changeInLanguage(told, versions, language ?? DEFAULT_LANGUAGE), language),
    ),
    ...(isNew ? { class: 'safe' as const } : carried ? { class: classOfCarried(change) } : {}),
    carried,
    converted: carried && isConversion(change),
    part: change.part,
    rule: inRule(change),
    field: change.field ?? null,
    subject: subjectOf(change, draft.edition),
    concerned: concerned && isCounted(change) ? (concerned[keyOfChange(change)] ?? 0) : null,
  }))
}

/** The raw text of a rule, which clients show with the form's labels. */
function inRule({ kind, attribute = '', before = '', after = '' }: Change) {
  if (!/^rule-(?:added|removed|changed|value)$/.test(kind)) return null
  if (typeof before !== 'string' || typeof after !== 'string') return null
  return { member: kind === 'rule-value' ? 'let' : attribute, before, after }
}

/** Whether applications affected by a change can be counted. */
function isCounted({ kind, pointer }: Change): boolean {
  return pointer !== undefined || /^(?:rule|param|years)-/.test(kind)
}

/** The name of what a change is about. */
function subjectOf({ kind, field, subject, part, issuer }: Change, edition: string): string {
  if (issuer !== undefined) return ''
  if (field !== undefined) return field
  if (kind.startsWith('rule-') && subject !== '') return subject
  return /^(?:param|window|years|edition|instruction|check)-/.test(kind) ? `${edition}/edition.json` : part
}

/** A change in words. */
export function changeInWords(change: Change, explain: typeof explainToApplicants) {
  return {
    class: change.class,
    text: { ...inEachLanguage((language) => explain(change, language)) },
    spans: hasTexts(change) ? (changedSpans(change) ?? []) : [],
  }
}

/** Only texts are shown with marked differences. */
function hasTexts({ before, after }: Change): boolean {
  return typeof before === 'string' && typeof after === 'string'
}
