import { hasNode, schemasOfOthers, pointerOfPath } from '@formwright/definition'
import type { FormFile, Workflow } from '@formwright/definition'
import { withChanges } from '../document/file-edits.ts'
import type { FileEdits } from '../document/file-edits.ts'
import type { StudioModel } from '../model/studio-model.ts'

/**
 * Whether another edition has a place after the edits: what `form.json`, which all of them share, says of it
 * stays.
 */
export function ofOtherEditions(model: StudioModel, edits: FileEdits): (path: string) => boolean {
  const others = schemasOfOthers(withChanges(model.files, edits.changes()), model.edition)
  return (path) => others.some((one) => hasNode(one, pointerOfPath(path)))
}

/** `form.json` as it is written, with what it says of other editions. */
export function writtenForm({ loaded }: StudioModel): FormFile {
  return loaded.sources.get('form.json')!.value as FormFile
}

/** A list of `form.json` of what a role may change in a state. */
export interface Grants {
  readonly state: string
  readonly role: string
  readonly at: string
  /** The places in the order in which the file has them, those of other editions among them. */
  readonly places: readonly string[]
}

/** Every list of what a role may change in a state, as `form.json` has it. */
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
