import { below } from '@formwright/definition'
import type { JsonSource, Problem } from '@formwright/definition'
import { fileProblem } from './context.ts'

/** Entries of a list must have unique ids. */
export function repeatedIds(
  source: JsonSource,
  at: string,
  list: readonly { readonly id: string }[],
): Problem[] {
  const seen = new Map<string, number>()
  return list.flatMap(({ id }, index) => {
    const first = seen.get(id)
    if (first === undefined) seen.set(id, index)
    if (first === undefined) return []
    const { line } = source.positionOf(below(at, first, 'id'))
    return [fileProblem(source, below(at, index, 'id'), 'duplicate-entry', { id, line })]
  })
}

/** Names that people choose from must be unique. */
export function repeatedTitles(
  source: JsonSource,
  titles: readonly (readonly [at: string, title: string])[],
): Problem[] {
  const seen = new Map<string, string>()
  return titles.flatMap(([at, title]) => {
    const first = seen.get(title)
    if (first === undefined) seen.set(title, at)
    if (first === undefined) return []
    return [fileProblem(source, at, 'title-twice', { title, line: source.positionOf(first).line })]
  })
}
