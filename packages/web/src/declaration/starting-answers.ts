import { below, isObject, isWithin, labelAt, splitPointer, translate } from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'

/** Answers that somebody brings along, as far as an application can begin with them. */
export interface StartingAnswers {
  readonly answers: unknown
  /** Places that were left: what others fill in, and what the form has no place for. */
  readonly left: readonly string[]
}

/**
 * What of brought answers an applicant may fill in where an application starts. The rest would have the whole
 * refused: what a reviewer wrote in an earlier application, or a part that this form does not have.
 */
export function startingAnswers(
  { form: { workflow } }: Pick<FormBundle, 'form'>,
  answers: unknown,
): StartingAnswers {
  const { edit } = workflow?.states[workflow.start] ?? {}
  if (!edit) return { answers, left: [] }
  const editable = Object.values(edit).flat()
  const left: string[] = []
  return { answers: editablePart(answers, ''), left }

  function editablePart(value: unknown, at: string): unknown {
    if (editable.some((pointer) => isWithin(at, pointer))) return value
    const leads = editable.some((pointer) => isWithin(pointer, at))
    if (!leads || !isObject(value)) {
      left.push(at)
      return undefined
    }
    const members = Object.entries(value).map(
      ([key, member]) => [key, editablePart(member, below(at, key))] as const,
    )
    return Object.fromEntries(members.filter(([, member]) => member !== undefined))
  }
}

/** What a place is called; one that the form does not have, by its own key. */
export function nameOf(bundle: FormBundle, pointer: string, language: Language): string {
  const label = labelAt(bundle, pointer)
  return label === undefined ? (splitPointer(pointer).at(-1) ?? '') : translate(bundle, language, label)
}
