import { below, isObject, isWithin, labelAt, splitPointer, translate } from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'

/** Initial answers, limited to what an application can start with. */
export interface StartingAnswers {
  readonly answers: unknown
  /** Pointers that were dropped: those of other roles, and unknown ones. */
  readonly left: readonly string[]
}

/**
 * The part of given answers that an applicant may fill in at the start. Other values would cause the whole to
 * be rejected: a reviewer's opinion of an earlier application, or an unknown part.
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

/** The label of a pointer; for an unknown one, its key. */
export function nameOf(bundle: FormBundle, pointer: string, language: Language): string {
  const label = labelAt(bundle, pointer)
  return label === undefined ? (splitPointer(pointer).at(-1) ?? '') : translate(bundle, language, label)
}
