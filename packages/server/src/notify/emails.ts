import {
  fill,
  inLanguage,
  languageOf,
  matching,
  productLanguages,
  sameLanguage,
  translate,
} from '@formwright/definition'
import type { FormBundle, Json, Language, Values } from '@formwright/definition'
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
  return written(
    texts[count > 1 && kind === 'comment' ? 'comments' : kind],
    languagesOf(bundle),
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
      }
    },
  )
}

/** The language of a form, and the product's others into which it is translated. */
function languagesOf({ form, texts: translations }: About['bundle']): Language[] {
  const own = languageOf(form)
  const others = productLanguages()
    .map(({ tag }) => tag)
    .filter((tag) => !sameLanguage(tag, own) && matching(translations, tag) !== undefined)
  return [own, ...others]
}

/** The email with a link by which somebody chooses a password. */
export function linkEmailOf(
  kind: 'invitation' | 'reset' | 'forgotten',
  values: { readonly name: string; readonly address: string },
): Email {
  return inEach(texts[kind], values)
}

/** The email about a change of how somebody signs in. */
export function accountEmailOf(
  change: AccountChange,
  values: { readonly name: string; readonly by: string; readonly address: string },
): Email {
  return inEach(texts[change], values)
}

/** The email about a step of a draft of a definition. */
export function draftEmailOf(
  kind: DraftNews,
  values: {
    readonly title: string
    readonly edition: string
    readonly by: string
    readonly text: string
    readonly at: string
    readonly address: string
  },
): Email {
  return inEach(texts[kind], values)
}

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
  const said = languages.map((language) => {
    const { subject, text } = inLanguage(email, language)
    const values = valuesIn(language)
    return {
      subject: fill(subject, values, language).replaceAll(/\s+/g, ' '),
      text: fill(text, values, language).replaceAll(/\n{3,}/g, '\n\n'),
    }
  })
  return { subject: said[0]!.subject, text: said.map(({ text }) => text).join('\n\n——\n\n') }
}

/** In every language that the product speaks. */
function inEach(email: Template, values: Values): Email {
  return written(
    email,
    productLanguages().map(({ tag }) => tag),
    () => values,
  )
}
