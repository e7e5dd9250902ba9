import { useEffect, useState } from 'react'
import type { FileMap, Problem } from '@formwright/definition'
import type { DefinitionDocument } from '../document/definition-document.ts'

/** What the linter finds in files that change, and for which files it was found. */
export interface Linted {
  readonly files: FileMap
  readonly problems: readonly Problem[]
  /** False while the slower checks still run: of these it holds what they found before. */
  readonly complete: boolean
}

/**
 * The linter's problems, looked for in a thread of their own: the last ones while newer files are looked at.
 */
export function useLint(document: DefinitionDocument, edition: string): Linted | undefined {
  const [linted, setLinted] = useState<Linted>()
  useEffect(() => {
    const thread = new Worker(new URL('./lint-worker.ts', import.meta.url), { type: 'module' })
    // one question at a time: of those that wait, the last is the one that counts
    let asked: FileMap | undefined
    let known: FileMap = new Map()
    const ask = () => {
      if (asked) return
      asked = document.files
      const changed = [...asked].filter(([path, text]) => known.get(path) !== text)
      const gone = [...known.keys()].filter((path) => !asked!.has(path))
      known = asked
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
      thread.postMessage({ changed, gone, edition })
    }
    thread.addEventListener('message', ({ data }: MessageEvent) => {
      const { problems, complete } = data as Omit<Linted, 'files'>
      const files = asked!
      setLinted({ files, problems, complete })
      if (!complete) return
      asked = undefined
      if (document.files !== files) ask()
    })
    // the thread begins while the page is still drawn anew
    const forget = document.subscribe(ask)
    ask()
    return () => {
      forget()
      thread.terminate()
    }
  }, [document, edition])
  return linted
}
