import { DefinitionDocument } from '@formwright/studio'
import type { HistoryStep } from '@formwright/studio'
import type { DraftView } from '@formwright/api'
import type { EditedDraft } from './local-copies.ts'

type OpenedDraft = EditedDraft & Pick<DraftView, 'files'>

/** The draft last open in this window, with its undo history. */
let last: { readonly of: EditedDraft; readonly document: DefinitionDocument } | undefined

/**
 * The document of a draft, with its undo history when the author returns to it; includes changes that others
 * made meanwhile.
 * @param keptSteps steps stored by this browser, from another window or day
 */
export function documentOf(
  { id, person, files }: OpenedDraft,
  keptSteps: readonly HistoryStep[] = [],
): DefinitionDocument {
  const now = new Map(Object.entries(files))
  const known = last?.of.id === id && last.of.person === person ? last.document : undefined
  last = undefined
  if (!known) return new DefinitionDocument(now, Date.now, keptSteps)
  const removed = [...known.files.keys()].map((path) => [path, undefined] as const)
  known.receive(new Map<string, string | undefined>([...removed, ...now]))
  return known
}

/** Keeps the document of a draft when it is left; one with unsaved changes is discarded. */
export function keepHistory(
  { id, person }: EditedDraft,
  document: DefinitionDocument,
  isSaved: boolean,
): void {
  last = isSaved ? { of: { id, person }, document } : undefined
}
