import { fill, inLanguage, LABEL_SEPARATOR, languageSaid, translate } from '@formwright/definition'
import type { FormBundle, Json, Language, Values } from '@formwright/definition'
import { languagesOf } from './languages.ts'
import texts from './emails.json' with { type: 'json' }
import type { AccountChange, DraftNews, News } from '@formwright/api'

interface About {
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
export function newsEmailOf(kind: News, { bundle, application, by, details, count, address }: About): Email {
  const { form } = bundle
  const text = [details.text, details.opinion].find((said) => typeof said === 'string') ?? ''
  const notes = (Array.isArray(details.notes) ? details.notes : []) as readonly Noted[]
  const labelIn = (language: Language, label: string) =>
    label
      .split(LABEL_SEPARATOR)
      .map((title) => translate(bundle, language, title))
      .join(LABEL_SEPARATOR)
  return written(
    texts[count > 1 && kind === 'comment' ? 'comments' : kind],
    languagesOf({ ...form, texts: bundle.texts }),
    (language) => {
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
        due: typeof details.due === 'string' ? returned(language).due(details.due) : '',
        notes: notes
          .map((note) => returned(language).note(labelIn(language, note.label), note.text))
          .join('\n'),
      }
    },
  )
}

/** What a reviewer wrote on a field. */
export interface Noted {
  readonly label: string
  readonly text: string
}

/** What goes to the applicant with a step back: until when it is wanted again, and what to change. */
function returned(language: Language) {
  const { due, note } = inLanguage(texts.transition, language)
  const said = languageSaid(texts.transition, language)
  const day = new Intl.DateTimeFormat(said, { dateStyle: 'medium', timeZone: 'UTC' })
  return {
    due: (until: string) => fill(due, { day: day.format(new Date(until)) }, said),
    note: (label: string, text: string) => fill(note, { label, text }, said),
  }
}

/** An email that the site itself writes, in its languages. */
export function siteEmailOf(
  kind: SiteEmail,
  values: Readonly<Record<string, string>>,
  languages: readonly Language[],
): Email {
  return written(texts[kind], languages, () => values)
}

/**
 * A link by which somebody chooses a password, a change of how somebody signs in, a step of a draft of a
 * definition.
 */
export type SiteEmail = 'invitation' | 'reset' | 'forgotten' | AccountChange | DraftNews

interface Email {
  readonly subject: string
  readonly text: string
}

type Template = Readonly<Record<Language, Email>>

/** An email in several languages, the subject in the first of them. */
function written(
  email: Template,
  languages: readonly Language[],
  valuesIn: (language: Language) => Values,
): Email {
  // one that is said in the words of another adds nothing
  const apart = languages.filter(
    (language, index) =>
      languages.findIndex((one) => inLanguage(email, one) === inLanguage(email, language)) === index,
  )
  const emails = apart.map((language) => {
    const { subject, text } = inLanguage(email, language)
    const values = valuesIn(language)
    const said = languageSaid(email, language)
    return {
      subject: fill(subject, values, said).replaceAll(/\s+/g, ' '),
      text: fill(text, values, said).replaceAll(/\n{3,}/g, '\n\n'),
    }
  })
  return { subject: emails[0]!.subject, text: emails.map(({ text }) => text).join('\n\n——\n\n') }
}
