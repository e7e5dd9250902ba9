import { DefinitionDocument } from '@formwright/studio'
import type { HistoryStep } from '@formwright/studio'
import type { DraftView } from '@formwright/api'
import type { EditedDraft } from './local-copies.ts'

type OpenedDraft = EditedDraft & Pick<DraftView, 'files'>

/** The draft that was left last in this window, with the steps that can be undone. */
let last: { readonly of: EditedDraft; readonly document: DefinitionDocument } | undefined

/**
 * The document of a draft. Who comes back to it, from its review or the list, can undo what they did before;
 * what others changed meanwhile is in it.
 * @param keptSteps steps that this browser keeps of it, for who opens it in another window or on another day
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

/** Keeps the document of a draft that is left. One that is not all on the server is begun anew. */
export function keepHistory(
  { id, person }: EditedDraft,
  document: DefinitionDocument,
  isSaved: boolean,
): void {
  last = isSaved ? { of: { id, person }, document } : undefined
}
