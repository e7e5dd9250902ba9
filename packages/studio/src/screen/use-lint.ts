import { useEffect, useState } from 'react'
import { equal } from '@formwright/definition'
import type { FileMap, Problem } from '@formwright/definition'
import type { DefinitionDocument } from '../document/definition-document.ts'

/** The linter's problems, and the files that they are about. */
export interface Linted {
  readonly files: FileMap
  readonly problems: readonly Problem[]
  /** False while slower checks are running; their previous problems are included. */
  readonly complete: boolean
}

/** Runs the linter in a worker; returns the previous problems while newer files are checked. */
export function useLint(document: DefinitionDocument, edition: string): Linted | undefined {
  const [linted, setLinted] = useState<Linted>()
  useEffect(() => {
    const thread = new Worker(new URL('./lint-worker.ts', import.meta.url), { type: 'module' })
    // one request at a time until its fast checks are done; of those waiting, only the last matters
    let isWaiting = false
    let requests = 0
    let known: FileMap = new Map()
    const ask = () => {
      if (isWaiting) return
      isWaiting = true
      requests++
      const { files } = document
      const changed = [...files].filter(([path, text]) => known.get(path) !== text)
      const gone = [...known.keys()].filter((path) => !files.has(path))
      known = files
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
      thread.postMessage({ changed, gone, edition })
    }
    thread.addEventListener('message', ({ data }: MessageEvent) => {
      const { request, problems, complete } = data as Omit<Linted, 'files'> & { readonly request: number }
      // slower checks of an older request
      if (request !== requests) return
      isWaiting = false
      setLinted((before) => {
        // most edits leave the problems as they were, and what shows them as well
        const isSame = before !== undefined && equal(before.problems, problems)
        return { files: known, problems: isSame ? before.problems : problems, complete }
      })
      if (document.files !== known) ask()
    })
    // the worker starts while the page is still rendering
    const forget = document.subscribe(ask)
    ask()
    return () => {
      forget()
      thread.terminate()
    }
  }, [document, edition])
  return linted
}
