import { changedSpans, classOfCarried, explainChange, isConversion } from '@formwright/authoring'
import type { Change, explainToApplicants } from '@formwright/authoring'
import { inEachLanguage } from '@formwright/definition'
import type { Reader } from '../database/connect.ts'
import { draftUnreadable } from '../definitions/drafts.ts'
import type { Draft } from '../definitions/drafts.ts'
import type { DefinitionChecks } from '../published/checking.ts'
import { keyOfChange } from './change-key.ts'
import { concernedBy } from './view.ts'

/** What changed between the edition that a draft was made from and the draft, in words. */
export async function differencesOf(db: Reader, checks: DefinitionChecks, draft: Draft) {
  const [changes, concerned] = await Promise.all([
    checks.ask({
      ask: 'compare',
      before: draft.from_files,
      beforeEdition: draft.from_edition,
      files: draft.files,
      edition: draft.edition,
    }),
    concernedBy(db, draft),
  ])
  if (!changes) throw draftUnreadable()
  // of another year no answers stand in what is drafted: those of last year are carried into it
  const carried = draft.edition !== draft.from_edition
  // nobody has filled in a form that was not there before
  const isNew = Object.keys(draft.from_files).length === 0
  return changes.map((change) => ({
    ...changeInWords(change),
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

/** What is written in a rule: who reads it says it in the words of the form. */
function inRule({ kind, attribute = '', before = '', after = '' }: Change) {
  if (!/^rule-(?:added|removed|changed|value)$/.test(kind)) return null
  if (typeof before !== 'string' || typeof after !== 'string') return null
  return { member: kind === 'rule-value' ? 'let' : attribute, before, after }
}

/** Whether it can be seen in applications which change it is that concerns them. */
function isCounted({ kind, pointer }: Change): boolean {
  return pointer !== undefined || /^(?:rule|param|years)-/.test(kind)
}

/** What a change is about, by its name in the form. */
function subjectOf({ kind, field, subject, part, issuer }: Change, edition: string): string {
  if (issuer !== undefined) return ''
  if (field !== undefined) return field
  if (kind.startsWith('rule-') && subject !== '') return subject
  return /^(?:param|window|years|edition|instruction|check)-/.test(kind) ? `${edition}/edition.json` : part
}

/** A change as people read it. */
export function changeInWords(change: Change, explain: typeof explainToApplicants = explainChange) {
  return {
    class: change.class,
    text: { ...inEachLanguage((language) => explain(change, language)) },
    spans: hasTexts(change) ? (changedSpans(change) ?? []) : [],
  }
}

/** What is no text would be marked as it is written in the files. */
function hasTexts({ before, after }: Change): boolean {
  return typeof before === 'string' && typeof after === 'string'
}
