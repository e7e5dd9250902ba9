import { FileEdits } from '../document/file-edits.ts'
import type { FileChanges } from '../document/file-edits.ts'
import type { StepName } from '../document/definition-document.ts'
import type { StudioModel } from '../model/studio-model.ts'

/** What one act of an administrator does to the files, and what is selected after it. */
export interface Act {
  readonly step: StepName
  readonly changes: FileChanges
  /** Pointer of the field to show next. */
  readonly select?: string
  /** Key of the part to show next, to be named and given its first field. */
  readonly part?: string
  /** Where the heading stands that is shown next, to be worded. */
  readonly group?: string
}

/** Gathers the edits of an act. */
export function act(model: StudioModel, step: StepName, edit: (edits: FileEdits) => string | void): Act {
  const edits = new FileEdits(model.files, sharedFiles(model))
  const select = edit(edits)
  return { step, changes: edits.changes(), ...(typeof select === 'string' ? { select } : {}) }
}

/**
 * The files of the edition in a folder of it, those shared with other editions included: samples,
 * translations.
 */
export function filesBelow({ loaded, edition }: StudioModel, folder: string): string[] {
  return [...loaded.sources.keys()].filter((path) => path.startsWith(`${edition}/${folder}/`))
}

/** Files that the edition takes from elsewhere → the path that a copy of its own has. */
export function sharedFiles({ loaded }: StudioModel): Map<string, string> {
  return new Map(
    [...loaded.sources].flatMap(([path, { file }]) => (file === path ? [] : [[file, path] as const])),
  )
}
