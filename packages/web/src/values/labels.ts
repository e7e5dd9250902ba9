import { bundleInYears, labelAt, labelInRows, translate } from '@formwright/definition'
import type { Form, FormStore } from '@formwright/engine'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'

/**
 * Says what a place of the form is called, in the reader's language.
 * @param store says in which rows a place is, where it is in some
 */
export function useLabels(form: Form, store?: Pick<FormStore, 'answers'>): (pointer: string) => string {
  const say = useSay()
  const { language } = usePreferences()
  return (pointer) => {
    const bundle = bundleInYears(form.bundle, store?.answers)
    const label = labelAt(bundle, pointer)
    if (label !== undefined)
      return labelInRows(bundle, translate(bundle, language, label), pointer, store?.answers, language)
    // the list of files belongs to the document as a whole and to no field
    return pointer.split('/', 2)[1] === 'attachments' ? say('evidence') : pointer
  }
}
