import { overlap } from '../json/pointer.ts'
import type { FormFile } from '../types/index.ts'

/**
 * Whether who begins an application may change a place, all that holds it and what is below it; everything
 * when the form has no workflow.
 */
export function openAtStart({ workflow }: Pick<FormFile, 'workflow'>): (pointer: string) => boolean {
  const { edit } = workflow?.states[workflow.start] ?? {}
  const places = edit ? Object.values(edit).flat() : ['']
  return (pointer) => places.some((place) => overlap(pointer, place))
}
