import type { FormFile, Json } from '@formwright/definition'
import texts from './emails.json' with { type: 'json' }
import type { AccountChange, News } from '@formwright/api'

interface About {
  readonly form: FormFile
  readonly application: { readonly title: string; readonly state: string }
  readonly by: string
  readonly details: Readonly<Record<string, Json>>
  /** How many news it stands for. */
  readonly count: number
  readonly address: string
}

/** An email in Chinese with the English below it: whose mail it reaches is not known. */
export function newsEmailOf(kind: News, { form, application, by, details, count, address }: About): Email {
  const values: Record<string, string> = {
    form: form.title,
    title: application.title || form.title,
    state: form.workflow?.states[application.state]?.title ?? application.state,
    by,
    count: String(count),
    address,
    text:
      typeof details.text === 'string'
        ? details.text
        : typeof details.opinion === 'string'
          ? details.opinion
          : '',
  }
  return written(texts[count > 1 && kind === 'comment' ? 'comments' : kind], values)
}

/** The email with a link by which somebody chooses a password. */
export function linkEmailOf(
  kind: 'invitation' | 'reset' | 'forgotten',
  values: { readonly name: string; readonly address: string },
): Email {
  return written(texts[kind], values)
}

/** The email about a change of how somebody signs in. */
export function accountEmailOf(
  change: AccountChange,
  values: { readonly name: string; readonly by: string; readonly address: string },
): Email {
  return written(texts[change], values)
}

interface Email {
  readonly subject: string
  readonly text: string
}

interface Template {
  readonly 'zh-CN': { readonly subject: string; readonly text: string }
  readonly en: { readonly text: string }
}

function written(email: Template, values: Readonly<Record<string, string>>): Email {
  const fill = (template: string) =>
    template
      .replaceAll(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '')
      .replaceAll(/\n{3,}/g, '\n\n')
  return {
    subject: fill(email['zh-CN'].subject).replaceAll(/\s+/g, ' '),
    text: `${fill(email['zh-CN'].text)}\n\n——\n\n${fill(email.en.text)}`,
  }
}
