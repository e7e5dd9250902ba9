import { translationsOf } from '@formwright/definition'
import type { FormBundle, Texts } from '@formwright/definition'

/** What an edition is called, in each language. Its name is for addresses and files; people read this. */
export function titleOfEdition(bundle: FormBundle): Texts {
  return { ...translationsOf(bundle, bundle.edition.title) }
}
