import { applyPatch, structuredPatch } from 'diff'
import { mergeJson } from './merge-json.ts'
import type { Preferred } from './merge-json.ts'

/** A file as both began with it, as one left it, and as somebody else did; `undefined` where it is none. */
export interface FileVersions {
  readonly before: string | undefined
  readonly own: string | undefined
  readonly theirs: string | undefined
}

/**
 * Both changes of a file in one: place by place where it is JSON, else line by line. Of what both changed
 * stays what the preferred one made of it.
 * @returns the text, or that both changed the same place and nobody is preferred
 */
export function joinTexts(
  path: string,
  { before, own, theirs }: FileVersions,
  preferred?: Preferred,
): { readonly text: string | undefined } | undefined {
  if (own === before || own === theirs) return { text: theirs }
  if (theirs === before) return { text: own }
  const whole = preferred && { text: preferred === 'own' ? own : theirs }
  if (own === undefined || theirs === undefined) return whole
  const isJson = path.endsWith('.json')
  const merged = isJson ? mergeJson(before ?? '', own, theirs, preferred) : undefined
  if (merged !== undefined) return { text: merged }
  const lines = applyPatch(theirs, structuredPatch(path, path, before ?? '', own, '', '', { context: 1 }))
  return lines === false || (isJson && !isSound(lines)) ? whole : { text: lines }
}

function isSound(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
