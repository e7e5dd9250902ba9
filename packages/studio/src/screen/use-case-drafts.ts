import { useCallback, useEffect, useRef, useState } from 'react'
import type { FileMap, Problem } from '@formwright/definition'
import type { DefinitionDocument } from '../document/definition-document.ts'
import type { FileChanges } from '../document/file-edits.ts'

/** Delay after the last edit of a rule before its cases are drafted, in milliseconds. */
const QUIET = 500

/**
 * Drafts cases of added and changed rules in a worker, whatever view is shown, as part of the same undo step.
 * Drafts that fail after another edit are updated in the same way. `drafting` are the rules whose cases are
 * being drafted.
 * @param problems the problems of the current files; `undefined` while the linter is running
 */
export function useCaseDrafts(
  document: DefinitionDocument,
  files: FileMap,
  edition: string,
  problems: readonly Problem[] | undefined,
): { readonly draftCases: (id: string) => void; readonly drafting: readonly string[] } {
  const [wanted, setWanted] = useState<readonly string[]>([])
  const behind = namesOfDrafts(problems)
  // drafts that could not be updated are not tried again
  const followed = useRef('')
  const worker = useRef<Worker>(undefined)
  const number = useRef(0)
  useEffect(() => () => worker.current?.terminate(), [])
  useEffect(() => {
    // write nothing after an undo, so that redo is still possible; the next edit drafts everything
    const isBehind = behind !== '' && behind !== followed.current
    if ((wanted.length === 0 && !isBehind) || document.undone.length > 0) return
    const thread = (worker.current ??= new Worker(new URL('./cases-worker.ts', import.meta.url), {
      type: 'module',
    }))
    const own = ++number.current
    const hear = ({ data }: MessageEvent) => {
      const answer = data as { readonly number: number; readonly changes: FileChanges }
      if (answer.number !== own) return
      setWanted([])
      if (isBehind) followed.current = behind
      if (document.files === files) document.amend(answer.changes)
    }
    thread.addEventListener('message', hear)
    const timer = setTimeout(
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
      () => thread.postMessage({ number: own, files, edition, ids: wanted, behind: isBehind }),
      QUIET,
    )
    return () => {
      clearTimeout(timer)
      thread.removeEventListener('message', hear)
    }
  }, [wanted, behind, document, edition, files])
  const draftCases = useCallback(
    (id: string) => setWanted((ids) => [...ids.filter((otherId) => otherId !== id), id]),
    [],
  )
  return { draftCases, drafting: wanted }
}

/** The failing drafts as one comparable text; empty if there are none. */
function namesOfDrafts(problems: readonly Problem[] = []): string {
  return problems
    .filter(({ code }) => code === 'case-draft-failed')
    .map(({ file, pointer, params }) => [file, pointer, params.detail].join(' '))
    .join('\n')
}
