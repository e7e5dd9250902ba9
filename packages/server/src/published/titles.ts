import { translationsOf } from '@formwright/definition'
import type { FormBundle, Texts } from '@formwright/definition'

/** What an edition is called, in each language. Its name is for addresses and files; people read this. */
export function titleOfEdition(bundle: FormBundle): Texts {
  return { ...translationsOf(bundle, bundle.edition.title) }
}

/** What a form is called, in each language. */
export function titleOfForm(bundle: FormBundle): Texts {
  return { ...translationsOf(bundle, bundle.form.title) }
}

/** What a form calls a state of its workflow, in each language. */
export function titleOfState(bundle: FormBundle, state: string): Texts {
  return { ...translationsOf(bundle, bundle.form.workflow?.states[state]?.title ?? state) }
}
