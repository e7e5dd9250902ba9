import { lint } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import type { Loaded } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { previewForm } from './preview-form.ts'

/** What was read before: files that are the same are not read again. */
let read: Loaded | undefined

/** Looks through the files of a form beside the page: `{ number, files, edition }` is answered by `{ number, problems }`. */
globalThis.addEventListener('message', ({ data }: MessageEvent) => {
  const { number, files, edition } = data as {
    number: number
    files: ReadonlyMap<string, string>
    edition: string
  }
  read = parseForm(files, edition, read)
  postMessage({ number, problems: lint(read, fieldTypes, [], previewForm) })
})
