import type { FormFile, Json } from '@formwright/definition'
import texts from './letters.json' with { type: 'json' }
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

/** A letter in Chinese with the English below it: whose mail it reaches is not known. */
export function letterOf(kind: News, { form, application, by, details, count, address }: About): Letter {
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

/** The letter with a link by which somebody chooses a password. */
export function linkLetterOf(
  kind: 'invitation' | 'reset' | 'forgotten',
  values: { readonly name: string; readonly address: string },
): Letter {
  return written(texts[kind], values)
}

/** The letter about a change of how somebody signs in. */
export function accountLetterOf(
  change: AccountChange,
  values: { readonly name: string; readonly by: string; readonly address: string },
): Letter {
  return written(texts[change], values)
}

interface Letter {
  readonly subject: string
  readonly text: string
}

interface Template {
  readonly 'zh-CN': { readonly subject: string; readonly text: string }
  readonly en: { readonly text: string }
}

function written(letter: Template, values: Readonly<Record<string, string>>): Letter {
  const fill = (template: string) =>
    template
      .replaceAll(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '')
      .replaceAll(/\n{3,}/g, '\n\n')
  return {
    subject: fill(letter['zh-CN'].subject).replaceAll(/\s+/g, ' '),
    text: `${fill(letter['zh-CN'].text)}\n\n——\n\n${fill(letter.en.text)}`,
  }
}
