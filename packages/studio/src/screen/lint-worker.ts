import { lint } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { previewForm } from './preview-form.ts'

/** Looks through the files of a form beside the page: `{ number, files, edition }` is answered by `{ number, problems }`. */
globalThis.addEventListener('message', ({ data }: MessageEvent) => {
  const { number, files, edition } = data as {
    number: number
    files: ReadonlyMap<string, string>
    edition: string
  }
  postMessage({ number, problems: lint(parseForm(files, edition), fieldTypes, [], previewForm) })
})
