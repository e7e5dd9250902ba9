import { filledValues, putOver } from '@formwright/authoring'
import { equal, inEachLanguage, joinList, valueAt } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { valueText } from '@formwright/fields/value-text'
import type { Leftover } from './leftovers.ts'

/** Where something that was left over has a place in a form again. */
interface RestoredPosition {
  /** It stands there by now. */
  readonly isThere: boolean
  readonly fits: boolean
  /** Language → what stands there instead. */
  readonly now: Readonly<Record<string, string>>
}

/** What of the form as it is stands where something that was left over has its place again, if it has one. */
export function restoredPosition(
  answers: unknown,
  { answer, from }: Leftover,
  form: Form,
): RestoredPosition | null {
  const put = putOver(answers, answer, from, form)
  if (!put) return null
  if (!('answers' in put)) return { isThere: false, fits: false, now: {} }
  const pointers = Object.keys(filledValues(answers, put.answers))
  const now = inEachLanguage((language) =>
    joinList(
      pointers
        .map((pointer) => valueText(form, pointer, valueAt(answers, pointer), language))
        .filter((text) => text !== ''),
      language,
    ),
  )
  return { isThere: equal(answers, put.answers), fits: true, now }
}
