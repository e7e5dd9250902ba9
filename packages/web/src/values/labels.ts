import { labelAt, translate } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'

/** Says what a place of the form is called, in the reader's language. */
export function useLabels(form: Form): (pointer: string) => string {
  const say = useSay()
  const { language } = usePreferences()
  return (pointer) => {
    const label = labelAt(form.bundle, pointer)
    if (label !== undefined) return translate(form.bundle, language, label)
    // the list of files belongs to the document as a whole and to no field
    return pointer.split('/', 2)[1] === 'attachments' ? say('evidence') : pointer
  }
}
