import { fill, formatMoment, inLanguage, languageSaid, localeOf, translate } from '@formwright/definition'
import type { FormBundle, Json, Language, Values } from '@formwright/definition'
import { languagesOf } from './languages.ts'
import texts from './emails.json' with { type: 'json' }
import type { AccountChange, DraftNotificationKind, NotificationKind } from '@formwright/api'

interface NotificationContext {
  readonly bundle: Pick<FormBundle, 'form' | 'texts'>
  readonly application: { readonly title: string; readonly state: string }
  readonly by: string
  readonly details: Readonly<Record<string, Json>>
  /** Number of notifications that it combines. */
  readonly count: number
  readonly address: string
}

/**
 * An email in the form's language, followed by its translations, because the reader's language is unknown.
 */
export function notificationEmailOf(
  kind: NotificationKind,
  { bundle, application, by, details, count, address }: NotificationContext,
): Email {
  const { form } = bundle
  const text = [details.text, details.opinion].find((value) => typeof value === 'string') ?? ''
  const notes = (Array.isArray(details.notes) ? details.notes : []) as readonly ReviewerNote[]
  const { due } = details
  const template = texts[templateOf(kind, details, count)]
  return composed(template, languagesOf({ ...form, texts: bundle.texts }, template), (language) => {
    const title = translate(bundle, language, form.title)
    const state = form.workflow?.states[application.state]?.title ?? application.state
    return {
      form: title,
      title: application.title || title,
      state: translate(bundle, language, state),
      by,
      count,
      address,
      text,
      due: typeof due === 'string' ? returnTexts(bundle, language).due(due) : '',
      notes: notes
        .map(({ label, text: value }) => returnTexts(bundle, language).note(label, value))
        .join('\n'),
    }
  })
}

/** The template: a withdrawn correction and several comments have their own. */
function templateOf(kind: NotificationKind, details: NotificationContext['details'], count: number) {
  if (kind === 'correction' && details.withdrawal === true) return 'withdrawal'
  return kind === 'comment' && count > 1 ? 'comments' : kind
}

/** A reviewer's note on a field. */
export interface ReviewerNote {
  readonly label: string
  readonly text: string
}

/** Texts of a return: due date and notes. */
function returnTexts(bundle: NotificationContext['bundle'], language: Language) {
  const { due, note } = inLanguage(texts.transition, language)
  const value = languageSaid(texts.transition, language)
  return {
    due: (until: string) => fill(due, { day: localeOf(bundle, value).day(until) }, value),
    note: (label: string, text: string) =>
      fill(note, { label: translate(bundle, language, label), text }, value),
  }
}

/** An email of the site in its languages, with the time `at` formatted for each. */
export function siteEmailOf(
  kind: SiteEmail,
  values: Readonly<Record<string, string>>,
  languages: readonly Language[],
): Email {
  const { at = '' } = values
  return composed(texts[kind], languages, (language) => ({
    ...values,
    at: formatMoment(at, languageSaid(texts[kind], language)),
  }))
}

/** Kinds of site emails: password links, account changes, steps of drafts. */
export type SiteEmail = 'invitation' | 'reset' | 'forgotten' | AccountChange | DraftNotificationKind

interface Email {
  readonly subject: string
  readonly text: string
}

type Template = Readonly<Record<Language, Email>>

/** An email in several languages, with the subject of the first. */
function composed(
  email: Template,
  languages: readonly Language[],
  valuesIn: (language: Language) => Values,
): Email {
  // a language without its own text would only repeat another
  const distinct = languages.filter(
    (language, index) =>
      languages.findIndex((one) => inLanguage(email, one) === inLanguage(email, language)) === index,
  )
  const emails = distinct.map((language) => {
    const { subject, text } = inLanguage(email, language)
    const values = valuesIn(language)
    const value = languageSaid(email, language)
    return {
      subject: fill(subject, values, value).replaceAll(/\s+/g, ' '),
      text: fill(text, values, value).replaceAll(/\n{3,}/g, '\n\n'),
    }
  })
  return { subject: emails[0]!.subject, text: emails.map(({ text }) => text).join('\n\n——\n\n') }
}
