import type { RevisionReview } from '@formwright/authoring'
import type { FileMap } from '@formwright/definition'

/**
 * Computes in a worker what has to be reviewed in the edition of a new year; there is no result while a file
 * cannot be parsed.
 * @returns a function that stops it
 */
export function lookThrough(
  of: { readonly files: FileMap; readonly previous: string; readonly edition: string },
  onFound: (found: RevisionReview) => void,
): () => void {
  const thread = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  thread.addEventListener('message', ({ data }: MessageEvent<RevisionReview | undefined>) => {
    if (data) onFound(data)
    thread.terminate()
  })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
  thread.postMessage(of)
  return () => thread.terminate()
}
