import { lintInStages } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import type { Loaded, Problem } from '@formwright/definition'
import { uncheckedForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'

const files = new Map<string, string>()
/** The previously parsed files; unchanged ones are not parsed again. */
let read: Loaded | undefined
/** The previous problems of each stage. */
let before: readonly (readonly Problem[])[] = []
/** Number of fast stages, whose problems are reported together. */
const QUICK = 3

/**
 * Lints the files of a form in a worker. `{ changed, gone, edition }`, the changes since the last request, is
 * answered by `{ problems, complete }`: once after the fast stages, then after each slower one. Until a
 * slower stage is finished, its previous problems are included.
 */
globalThis.addEventListener('message', ({ data }: MessageEvent) => {
  const { changed, gone, edition } = data as {
    changed: readonly (readonly [path: string, text: string])[]
    gone: readonly string[]
    edition: string
  }
  for (const [path, text] of changed) files.set(path, text)
  for (const path of gone) files.delete(path)
  read = parseForm(new Map(files), edition, read)
  const found: (readonly Problem[])[] = []
  for (const stage of lintInStages(read, fieldTypes, [], uncheckedForm)) {
    found.push(stage)
    if (found.length < QUICK) continue
    postMessage({ problems: [...found, ...before.slice(found.length)].flat(), complete: false })
  }
  before = found
  postMessage({ problems: found.flat(), complete: true })
})
