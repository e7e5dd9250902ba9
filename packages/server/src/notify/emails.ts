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
  /** How many news it stands for. */
  readonly count: number
  readonly address: string
}

/**
 * An email in the form's language, with those below it into which the form is translated: whose mail it
 * reaches is not known.
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

/** A correction that is taken back is none; comments that nobody read are told together. */
function templateOf(kind: NotificationKind, details: NotificationContext['details'], count: number) {
  if (kind === 'correction' && details.withdrawal === true) return 'withdrawal'
  return kind === 'comment' && count > 1 ? 'comments' : kind
}

/** What a reviewer wrote on a field. */
export interface ReviewerNote {
  readonly label: string
  readonly text: string
}

/** What goes to the applicant with a step back: until when it is wanted again, and what to change. */
function returnTexts(bundle: NotificationContext['bundle'], language: Language) {
  const { due, note } = inLanguage(texts.transition, language)
  const value = languageSaid(texts.transition, language)
  return {
    due: (until: string) => fill(due, { day: localeOf(bundle, value).day(until) }, value),
    note: (label: string, text: string) =>
      fill(note, { label: translate(bundle, language, label), text }, value),
  }
}

/** An email that the site itself writes, in its languages; the moment in it, `at`, as each of them has it. */
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

/**
 * A link by which somebody chooses a password, a change of how somebody signs in, a step of a draft of a
 * definition.
 */
export type SiteEmail = 'invitation' | 'reset' | 'forgotten' | AccountChange | DraftNotificationKind

interface Email {
  readonly subject: string
  readonly text: string
}

type Template = Readonly<Record<Language, Email>>

/** An email in several languages, the subject in the first of them. */
function composed(
  email: Template,
  languages: readonly Language[],
  valuesIn: (language: Language) => Values,
): Email {
  // one that is said in the words of another adds nothing
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
