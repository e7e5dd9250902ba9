import { revisionReview } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'

/** Computes in a worker what has to be reviewed in the edition of a new year; one request, one response. */
globalThis.addEventListener('message', ({ data }: MessageEvent) => {
  const { files, previous, edition } = data as {
    files: ReadonlyMap<string, string>
    previous: string
    edition: string
  }
  postMessage(revisionReview(parseForm(files, previous), parseForm(files, edition), fieldTypes))
})
