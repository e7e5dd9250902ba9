import { bundleInYears, labelAt, labelInRows, translate } from '@formwright/definition'
import type { Form, FormStore } from '@formwright/engine'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'

/**
 * Returns a function for labels of pointers in the reader's language.
 * @param store names the rows that contain a pointer
 */
export function useLabels(form: Form, store?: Pick<FormStore, 'answers'>): (pointer: string) => string {
  const say = useSay()
  const { language } = usePreferences()
  return (pointer) => {
    const bundle = bundleInYears(form.bundle, store?.answers)
    const label = labelAt(bundle, pointer)
    if (label !== undefined)
      return labelInRows(bundle, translate(bundle, language, label), pointer, store?.answers, language)
    // the attachments belong to the whole document
    return pointer.split('/', 2)[1] === 'attachments' ? say('evidence') : pointer
  }
}
