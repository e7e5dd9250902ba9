import { overlap } from '../json/pointer.ts'
import type { FormFile } from '../types/index.ts'

/** The pointers that the starter of an application may change; everything if the form has no workflow. */
export function editedAtStart({ workflow }: Pick<FormFile, 'workflow'>): readonly string[] {
  const { edit } = workflow?.states[workflow.start] ?? {}
  return edit ? Object.values(edit).flat() : ['']
}

/**
 * Returns a test for whether a pointer may be changed: one that is, contains, or lies below an editable one.
 */
export function openAt(editable: readonly string[]): (pointer: string) => boolean {
  return (pointer) => editable.some((one) => overlap(pointer, one))
}
