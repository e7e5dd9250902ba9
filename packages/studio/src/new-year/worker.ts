import { revisionReview } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'

/**
 * What is to be looked at in the edition of a new year, worked out beside the page; one question, one answer.
 */
globalThis.addEventListener('message', ({ data }: MessageEvent) => {
  const { files, previous, edition } = data as {
    files: ReadonlyMap<string, string>
    previous: string
    edition: string
  }
  postMessage(revisionReview(parseForm(files, previous), parseForm(files, edition), fieldTypes))
})
