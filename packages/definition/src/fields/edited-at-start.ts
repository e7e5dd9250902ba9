import { overlap } from '../json/pointer.ts'
import type { FormFile } from '../types/index.ts'

/** The places that whoever begins an application may change; everything when the form has no workflow. */
export function editedAtStart({ workflow }: Pick<FormFile, 'workflow'>): readonly string[] {
  const { edit } = workflow?.states[workflow.start] ?? {}
  return edit ? Object.values(edit).flat() : ['']
}

/** Whether a place may be changed where some may: with all that holds them or is below them. */
export function openAt(editable: readonly string[]): (pointer: string) => boolean {
  return (pointer) => editable.some((one) => overlap(pointer, one))
}
