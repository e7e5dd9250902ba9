import { hasNode, schemasOfOthers, pointerOfPath } from '@formwright/definition'
import type { FormFile, Workflow } from '@formwright/definition'
import { withChanges } from '../document/file-edits.ts'
import type { FileEdits } from '../document/file-edits.ts'
import type { StudioModel } from '../model/studio-model.ts'

/**
 * Whether another edition has a field after the edits. Entries of `form.json` about it are then kept, as all
 * editions share that file.
 */
export function ofOtherEditions(
  model: StudioModel,
  edits: Pick<FileEdits, 'changes'>,
): (path: string) => boolean {
  const others = schemasOfOthers(withChanges(model.files, edits.changes()), model.edition)
  return (path) => others.some((one) => hasNode(one, pointerOfPath(path)))
}

/** `form.json` as written, including entries about fields of other editions. */
export function writtenForm({ loaded }: StudioModel): FormFile {
  return loaded.sources.get('form.json')!.value as FormFile
}

/** A list in `form.json` of what a role may change in a state. */
export interface Grants {
  readonly state: string
  readonly role: string
  readonly at: string
  /** The paths in file order, including those of other editions. */
  readonly places: readonly string[]
}

/** All lists in `form.json` of what a role may change in a state. */
export function grantsIn(edits: FileEdits): Grants[] {
  const { states = {} } = (edits.json('form.json').get('/workflow') ?? {}) as Partial<Workflow>
  return Object.entries(states).flatMap(([state, { edit = {} }]) =>
    Object.entries(edit).map(([role, written]) => ({
      state,
      role,
      at: `/workflow/states/${state}/edit/${role}`,
      places: written.map(pointerOfPath),
    })),
  )
}
