import { useCallback, useMemo, useRef } from 'react'
import type { FileMap, Loaded, Problem } from '@formwright/definition'
import type { DefinitionDocument } from '../document/definition-document.ts'
import { withChanges } from '../document/file-edits.ts'
import type { Act } from '../edits/act.ts'
import { readEdition } from '../model/read-edition.ts'

/**
 * The parsed edition for the current files. `apply` applies an act, or returns why it cannot: an act must not
 * leave files that cannot be parsed as a form.
 */
export function useReading(
  document: DefinitionDocument,
  files: FileMap,
  edition: string,
): { readonly loaded: Loaded; readonly apply: (act: Act, group?: string) => Problem | undefined } {
  const read = useRef<{ readonly files: FileMap; readonly loaded: Loaded }>(undefined)
  const loaded = useMemo(() => {
    // an act was parsed before it was applied; files that an edit did not change are not parsed again
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
