import { useQuery } from '@tanstack/react-query'
import { hasErrors } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import type { DefinitionDocument } from '@formwright/studio'
import { useLint } from '@formwright/studio/screen'
import { call } from '../api/api.ts'
import type { DraftSync, SyncState } from './draft-sync.ts'

/**
 * The problems of a draft: lint findings at once and, if there are no errors, results of the cases from the
 * server for the saved state. `undefined` until known.
 */
export function useProblems(
  draft: { readonly id: string; readonly edition: string },
  definition: DefinitionDocument,
  sync: DraftSync,
  state: SyncState,
): readonly Problem[] | undefined {
  const { files } = definition
  const linted = useLint(definition, draft.edition)
  const current = linted?.files === files ? linted : undefined
  const isClean = current !== undefined && current.complete && !hasErrors(current.problems)
  const { revision } = sync
  const { data: checked } = useQuery({
    queryKey: ['definitions', draft.id, 'problems', revision],
    queryFn: () => call('GET /definitions/drafts/:id/problems', { params: { id: draft.id } }),
    // cases only run without errors; polling at every keystroke would overload the server
    enabled: isClean && state.kind === 'saved',
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!current) return undefined
  if (!isClean || state.kind === 'away')
    // no findings yet does not mean that there are none
    return current.complete || current.problems.length > 0 ? current.problems : undefined
  return state.kind === 'saved' && checked?.revision === revision ? checked.problems : undefined
}
