import { useEffect, useRef, useState } from 'react'
import type { FileMap, Problem } from '@formwright/definition'

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
export function useLint(files: FileMap, edition: string): Linted | undefined {
  const [linted, setLinted] = useState<Linted>()
  const worker = useRef<Worker>(undefined)
  const asked = useRef({ number: 0, busy: false, waiting: undefined as FileMap | undefined, files })
  useEffect(() => {
    const thread = new Worker(new URL('./lint-worker.ts', import.meta.url), { type: 'module' })
    worker.current = thread
    thread.addEventListener('message', ({ data }: MessageEvent) => {
      const { number, problems, complete } = data as {
        number: number
        problems: readonly Problem[]
        complete: boolean
      }
      const state = asked.current
      if (number !== state.number) return
      setLinted({ files: state.files, problems, complete })
      if (!complete) return
      state.busy = false
      if (state.waiting) ask(thread, state, state.waiting, edition)
    })
    return () => thread.terminate()
  }, [edition])
  useEffect(() => {
    const thread = worker.current
    if (!thread) return
    // one question at a time: of those that wait, the last is the one that counts
    if (asked.current.busy) asked.current.waiting = files
    else ask(thread, asked.current, files, edition)
  }, [files, edition])
  return linted
}

function ask(
  thread: Worker,
  state: { number: number; busy: boolean; waiting: FileMap | undefined; files: FileMap },
  files: FileMap,
  edition: string,
): void {
  state.number++
  state.busy = true
  state.waiting = undefined
  state.files = files
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
  thread.postMessage({ number: state.number, files, edition })
}
