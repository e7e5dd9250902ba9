import { isWithin } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { StudioModel } from '../model/studio-model.ts'

/**
 * Whoever may fill in what stands beside a new field or part may fill in the new one as well.
 * @param beside pointers that may be granted, the likeliest first: the first that is granted at all counts
 */
export function shareRights(
  model: StudioModel,
  edits: FileEdits,
  pointer: string,
  beside: readonly string[],
): void {
  const { states = {} } = model.bundle.form.workflow ?? {}
  const lists = Object.entries(states).flatMap(([state, { edit = {} }]) =>
    Object.entries(edit).map(([role, granted]) => ({
      at: `/workflow/states/${state}/edit/${role}`,
      granted,
    })),
  )
  const anchor = beside.find((one) => lists.some(({ granted }) => granted.includes(one)))
  for (const { at, granted } of lists) {
    if (anchor === undefined || !granted.includes(anchor)) continue
    if (granted.some((one) => isWithin(pointer, one))) continue
    edits.json('form.json').insert(at, granted.indexOf(anchor) + 1, pointer)
  }
}
