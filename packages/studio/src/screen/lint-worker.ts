import { lintInStages } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import type { Loaded, Problem } from '@formwright/definition'
import { uncheckedForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'

const files = new Map<string, string>()
/** What was read before: files that are the same are not read again. */
let read: Loaded | undefined
/** What the stages found the last time, each by itself. */
let before: readonly (readonly Problem[])[] = []
/** The first stages are quick: they are told together. */
const QUICK = 3

/**
 * Looks through the files of a form beside the page: `{ changed, gone, edition }`, what is different from the
 * last time, is answered by `{ problems, complete }` after the quick stages together and after each slower
 * one; what the later stages found the last time stands in for them.
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
