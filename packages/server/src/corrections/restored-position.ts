import { filledValues, putOver } from '@formwright/authoring'
import { equal, inEachLanguage, joinList, valueAt } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { valueText } from '@formwright/fields/value-text'
import type { Leftover } from './leftovers.ts'

/** The position of a leftover in the current form. */
interface RestoredPosition {
  /** Whether it is already there. */
  readonly isThere: boolean
  readonly fits: boolean
  /** Language → the text of the current value. */
  readonly now: Readonly<Record<string, string>>
}

/** The position at which a leftover could be restored in the current answers; null if there is none. */
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
