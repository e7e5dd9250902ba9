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
}

/** Gathers the edits of an act. */
export function act(
  model: StudioModel,
  step: StepName,
  edit: (edits: FileEdits) => string | void,
): Act {
  const edits = new FileEdits(model.files)
  const select = edit(edits)
  return { step, changes: edits.changes(), ...(typeof select === 'string' ? { select } : {}) }
}

/** The files of a kind in the edition, such as all samples. */
export function filesBelow({ files, edition }: StudioModel, folder: string): string[] {
  return [...files.keys()].filter((path) => path.startsWith(`${edition}/${folder}/`) && path.endsWith('.json'))
}
