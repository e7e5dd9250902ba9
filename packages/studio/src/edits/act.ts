import { FileEdits } from '../document/file-edits.ts'
import type { FileChanges } from '../document/file-edits.ts'
import type { StepName } from '../document/definition-document.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { leaveOthersTranslations } from './left-translations.ts'

/** The result of one edit by an administrator: changed files, and what to select afterwards. */
export interface Act {
  readonly step: StepName
  readonly changes: FileChanges
  /** Pointer of the field to select. */
  readonly select?: string
  /** Key of the part to select, whose title is then edited or first field added. */
  readonly part?: string
  /** Pointer of the heading to select, whose text is then edited. */
  readonly group?: string
}

/** Collects the edits of an act. */
export function act(model: StudioModel, step: StepName, edit: (edits: FileEdits) => string | void): Act {
  const shared = sharedFiles(model)
  const edits = new FileEdits(model.files, shared)
  const select = edit(edits)
  leaveOthersTranslations(model.loaded, edits, shared)
  return { step, changes: edits.changes(), ...(typeof select === 'string' ? { select } : {}) }
}

/** The files in a folder of the edition, such as samples or translations, including inherited ones. */
export function filesBelow({ loaded, edition }: StudioModel, folder: string): string[] {
  return [...loaded.sources.keys()].filter((path) => path.startsWith(`${edition}/${folder}/`))
}

/** Inherited files → path of the edition's own copy. */
export function sharedFiles({ loaded }: StudioModel): Map<string, string> {
  return new Map(
    [...loaded.sources].flatMap(([path, { file }]) => (file === path ? [] : [[file, path] as const])),
  )
}
