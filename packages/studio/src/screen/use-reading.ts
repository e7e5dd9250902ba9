import { useCallback, useMemo, useRef } from 'react'
import type { FileMap, Loaded, Problem } from '@formwright/definition'
import type { DefinitionDocument } from '../document/definition-document.ts'
import { withChanges } from '../document/file-edits.ts'
import type { Act } from '../edits/act.ts'
import { readEdition } from '../model/read-edition.ts'

/**
 * The edition as its files are. `apply` does an act, or says why it cannot be done: an act of a pane never
 * leaves files of which no form can be read.
 */
export function useReading(
  document: DefinitionDocument,
  files: FileMap,
  edition: string,
): { readonly loaded: Loaded; readonly apply: (act: Act, group?: string) => Problem | undefined } {
  const read = useRef<{ readonly files: FileMap; readonly loaded: Loaded }>(undefined)
  const loaded = useMemo(() => {
    // an act was read before it was applied; what an edit leaves as it was is not read again
    if (read.current?.files !== files)
      read.current = { files, loaded: readEdition(files, edition, read.current?.loaded) }
    return read.current.loaded
  }, [files, edition])
  const apply = useCallback(
    (act: Act, group?: string) => {
      const then = readEdition(withChanges(document.files, act.changes), edition, read.current?.loaded)
      if (!then.bundle) return then.problems[0]
      document.apply(act.step, act.changes, group)
      read.current = { files: document.files, loaded: { ...then, files: document.files } }
      return undefined
    },
    [document, edition],
  )
  return { loaded, apply }
}
