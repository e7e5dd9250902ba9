import { useQuery } from '@tanstack/react-query'
import { hasErrors } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import type { DefinitionDocument } from '@formwright/studio'
import { useLint } from '@formwright/studio/screen'
import { call } from '../api/api.ts'
import type { DraftSync, SyncState } from './draft-sync.ts'

/**
 * What is wrong with a draft: the linter's findings at once, and, where it finds no error, the cases as the
 * server runs them on what is saved. `undefined` while that is not known yet.
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
    // a draft with errors has no cases to run, and a server that is asked at every letter has no time to
    // publish
    enabled: isClean && state.kind === 'saved',
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!current) return undefined
  if (!isClean || state.kind === 'away')
    // nothing found is not yet nothing wrong
    return current.complete || current.problems.length > 0 ? current.problems : undefined
  return state.kind === 'saved' && checked?.revision === revision ? checked.problems : undefined
}
