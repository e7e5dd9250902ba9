import type { HistoryStep } from '@formwright/studio'

/** A text edit: unchanged, deleted, a new text, or replaced characters. */
type Edit = 0 | null | string | readonly [at: number, length: number, instead: string]

type Text = string | undefined

/** Stored steps: the newest texts, and reverse edits for each step. */
export interface StoredSteps {
  readonly heads: Readonly<Record<string, string | null>>
  /** Newest first; per file the edit to its state after the step, and to its state before. */
  readonly steps: readonly (Omit<HistoryStep, 'before' | 'after'> & {
    readonly files: Readonly<Record<string, readonly [after: Edit, before: Edit]>>
  })[]
}

/** Maximum number of stored steps. */
const MOST = 200
/** Maximum total length of replaced text. */
const MOST_LETTERS = 4_000_000

/** Cached reverse edits: steps are immutable. */
const backOf = new WeakMap<HistoryStep, Map<string, Edit>>()

export function storedSteps(all: readonly HistoryStep[]): StoredSteps {
  const heads: Record<string, string | null> = {}
  const known = new Map<string, Text>()
  const steps: StoredSteps['steps'][number][] = []
  let letters = 0
  for (const step of all.slice(-MOST).reverse()) {
    const { before, after, ...name } = step
    const back = backOf.get(step) ?? new Map<string, Edit>()
    backOf.set(step, back)
    const files: Record<string, readonly [Edit, Edit]> = {}
    for (const [path, text] of after) {
      if (!known.has(path)) heads[path] = text ?? null
      const link = known.has(path) ? editOf(known.get(path), text) : 0
      if (!back.has(path)) back.set(path, editOf(text, before.get(path)))
      files[path] = [link, back.get(path)!]
      known.set(path, before.get(path))
      letters += lengthOf(link) + lengthOf(files[path][1])
    }
    if (letters > MOST_LETTERS) break
    steps.push({ ...name, files })
  }
  return { heads, steps }
}

export function readSteps({ heads, steps }: StoredSteps): HistoryStep[] {
  const known = new Map(
    Object.entries(heads).map(([path, text]): [string, Text] => [path, text ?? undefined]),
  )
  return steps
    .map(({ files, ...name }): HistoryStep => {
      const [before, after] = [new Map<string, Text>(), new Map<string, Text>()]
      for (const [path, [link, back]] of Object.entries(files)) {
        const text = edited(known.get(path), link)
        after.set(path, text)
        before.set(path, edited(text, back))
        known.set(path, before.get(path))
      }
      return { ...name, before, after }
    })
    .reverse()
}

function editOf(from: Text, to: Text): Edit {
  if (from === to) return 0
  if (to === undefined) return null
  if (from === undefined) return to
  const shorter = Math.min(from.length, to.length)
  let at = 0
  while (at < shorter && from.codePointAt(at) === to.codePointAt(at)) at++
  let same = 0
  while (
    same < shorter - at &&
    from.codePointAt(from.length - 1 - same) === to.codePointAt(to.length - 1 - same)
  )
    same++
  return [at, from.length - same - at, to.slice(at, to.length - same)]
}

function edited(from: Text, edit: Edit): Text {
  if (edit === 0) return from
  if (edit === null) return undefined
  if (typeof edit === 'string') return edit
  const [at, length, instead] = edit
  return from!.slice(0, at) + instead + from!.slice(at + length)
}

function lengthOf(edit: Edit): number {
  if (typeof edit === 'string') return edit.length
  return edit ? edit[2].length : 0
}
