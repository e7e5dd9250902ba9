import { translationsOf } from '@formwright/definition'
import type { FormBundle, Texts } from '@formwright/definition'

/** What an edition is called, in each language. Its name is for addresses and files; people read this. */
export function titleOfEdition(bundle: FormBundle): Texts {
  return { ...translationsOf(bundle, bundle.edition.title) }
}

/** What a form is called, in each language; nothing where it is gone. */
export function titleOfForm(bundle: FormBundle | undefined): Texts {
  return bundle ? { ...translationsOf(bundle, bundle.form.title) } : { [NO_LANGUAGE]: '' }
}

/** What a form calls a state of its workflow, in each language; its name where the form is gone. */
export function titleOfState(bundle: FormBundle | undefined, state: string): Texts {
  if (!bundle) return { [NO_LANGUAGE]: state }
  return { ...translationsOf(bundle, bundle.form.workflow?.states[state]?.title ?? state) }
}

/** The tag of BCP 47 for a language that nobody knows. */
const NO_LANGUAGE = 'und'
