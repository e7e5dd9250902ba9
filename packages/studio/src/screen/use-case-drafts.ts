import { useCallback, useEffect, useRef, useState } from 'react'
import type { FileMap, Problem } from '@formwright/definition'
import type { DefinitionDocument } from '../document/definition-document.ts'
import type { FileChanges } from '../document/file-edits.ts'

/** Waits after the last letter of a rule before its cases are drafted, in milliseconds. */
const QUIET = 500

/**
 * Keeps the cases of rules that are added and changed, whatever view is shown by then: drafts them beside the
 * page, as part of the same step. Drafts that find something else after any other edit follow it the same
 * way. `drafting` are those whose cases are looked for now.
 * @param problems what is found in the files as they are; `undefined` while they are looked at
 */
export function useCaseDrafts(
  document: DefinitionDocument,
  files: FileMap,
  edition: string,
  problems: readonly Problem[] | undefined,
): { readonly draftCases: (id: string) => void; readonly drafting: readonly string[] } {
  const [wanted, setWanted] = useState<readonly string[]>([])
  const behind = namesOfDrafts(problems)
  // what could not be followed is not tried again and again
  const followed = useRef('')
  const worker = useRef<Worker>(undefined)
  const number = useRef(0)
  useEffect(() => () => worker.current?.terminate(), [])
  useEffect(() => {
    // beside what was undone nothing is written, so that it can be done again; the next edit drafts for all
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
    (id: string) => setWanted((ids) => [...ids.filter((one) => one !== id), id]),
    [],
  )
  return { draftCases, drafting: wanted }
}

/** The drafts that find something else than they expect, in one text; empty where there are none. */
function namesOfDrafts(problems: readonly Problem[] = []): string {
  return problems
    .filter(({ code }) => code === 'case-draft-failed')
    .map(({ file, pointer, params }) => [file, pointer, params.detail].join(' '))
    .join('\n')
}
