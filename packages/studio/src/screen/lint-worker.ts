import { lintInStages } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import type { Loaded, Problem } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { previewForm } from './preview-form.ts'

/** What was read before: files that are the same are not read again. */
let read: Loaded | undefined
/** What the stages found the last time, each by itself. */
let before: readonly (readonly Problem[])[] = []

/**
 * Looks through the files of a form beside the page: `{ number, files, edition }` is answered by
 * `{ number, problems, complete }` after each stage; what the later stages found the last time stands in for
 * them.
 */
globalThis.addEventListener('message', ({ data }: MessageEvent) => {
  const { number, files, edition } = data as {
    number: number
    files: ReadonlyMap<string, string>
    edition: string
  }
  read = parseForm(files, edition, read)
  const found: (readonly Problem[])[] = []
  for (const stage of lintInStages(read, fieldTypes, [], previewForm)) {
    found.push(stage)
    postMessage({ number, problems: [...found, ...before.slice(found.length)].flat(), complete: false })
  }
  before = found
  postMessage({ number, problems: found.flat(), complete: true })
})
