import { translationsOf } from '@formwright/definition'
import type { FormBundle, Texts } from '@formwright/definition'

/** The title of an edition per language; its name is only for addresses and files. */
export function titleOfEdition(bundle: FormBundle): Texts {
  return { ...translationsOf(bundle, bundle.edition.title) }
}

/** The title of a form per language; empty if the form is gone. */
export function titleOfForm(bundle: FormBundle | undefined): Texts {
  return bundle ? { ...translationsOf(bundle, bundle.form.title) } : { [NO_LANGUAGE]: '' }
}

/** The title of a workflow state per language; its name if the form is gone. */
export function titleOfState(bundle: FormBundle | undefined, state: string): Texts {
  if (!bundle) return { [NO_LANGUAGE]: state }
  return { ...translationsOf(bundle, bundle.form.workflow?.states[state]?.title ?? state) }
}

/** BCP 47 tag for an undetermined language. */
const NO_LANGUAGE = 'und'
