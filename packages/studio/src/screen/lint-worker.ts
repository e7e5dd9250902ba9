import { keptRules, lintInStages } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import type { Loaded, Problem } from '@formwright/definition'
import { uncheckedForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'

const files = new Map<string, string>()
/** The previously parsed files; unchanged ones are not parsed again. */
let read: Loaded | undefined
/** The rules of the previous request, which most edits do not concern. */
const kept = keptRules([])
/** The previous problems of each stage. */
let before: readonly (readonly Problem[])[] = []
/** Number of fast stages, whose problems are reported together. */
const QUICK = 3
/** The number of requests so far; a newer one ends the slower stages of an older one. */
let newest = 0

/**
 * Lints the files of a form in a worker. `{ changed, gone, edition }`, the changes since the last request, is
 * answered by `{ request, problems, complete }`, with the number of the request: once after the fast stages,
 * then after each slower one, unless there is a newer request. Until a slower stage is finished, its previous
 * problems are included.
 */
globalThis.addEventListener('message', ({ data }: MessageEvent) => {
  const { changed, gone, edition } = data as {
    changed: readonly (readonly [path: string, text: string])[]
    gone: readonly string[]
    edition: string
  }
  for (const [path, text] of changed) files.set(path, text)
  for (const path of gone) files.delete(path)
  void lintFiles(edition, ++newest)
})

async function lintFiles(edition: string, request: number): Promise<void> {
  read = parseForm(new Map(files), edition, read)
  const found: (readonly Problem[])[] = []
  const answer = (complete: boolean) =>
    postMessage({ request, problems: [...found, ...before.slice(found.length)].flat(), complete })
  for (const stage of lintInStages(read, fieldTypes, [], uncheckedForm, kept)) {
    found.push(stage)
    if (found.length < QUICK) continue
    answer(false)
    await otherMessages()
    if (request !== newest) return
  }
  before = found
  answer(true)
}

const { port1, port2 } = new MessageChannel()

/** Resolves after the messages that have arrived meanwhile were handled. */
function otherMessages(): Promise<void> {
  return new Promise((resolve) => {
    port1.addEventListener('message', () => resolve(), { once: true })
    port1.start()
    port2.postMessage(undefined)
  })
}
