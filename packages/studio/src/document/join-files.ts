import { applyPatch, structuredPatch } from 'diff'
import { textInEdition } from '@formwright/definition'
import type { FileMap } from '@formwright/definition'
import { mergeJson } from './merge-json.ts'
import type { Preferred } from './merge-json.ts'

/** The files as both began with them, as one left them, and as somebody else did. */
export interface FileVersions {
  readonly before: FileMap
  readonly own: FileMap
  readonly theirs: FileMap
}

/**
 * Both changes of a file in one: place by place where it is JSON, else line by line. Of what both changed
 * stays what the preferred one made of it.
 * @returns the text, `undefined` for a file that goes; nothing where both changed the same place and nobody
 * is preferred
 */
export function joinFile(
  path: string,
  versions: FileVersions,
  preferred?: Preferred,
): { readonly text: string | undefined } | undefined {
  const [before, own, theirs] = [versions.before, versions.own, versions.theirs].map((one) => one.get(path))
  if (own === before || own === theirs) return { text: theirs }
  if (theirs === before) return { text: own }
  const joined = joinTexts(path, versions, preferred)
  if (joined !== undefined) return { text: joined }
  return preferred && { text: preferred === 'own' ? own : theirs }
}

/** A file that an edition shares is copied into it when it is changed: both changed what was shared. */
function joinTexts(path: string, versions: FileVersions, preferred?: Preferred): string | undefined {
  const [before = '', own, theirs] = [versions.before, versions.own, versions.theirs].map((one) =>
    textInEdition(one, path),
  )
  if (own === undefined || theirs === undefined) return undefined
  const isJson = path.endsWith('.json')
  // JSON is never joined line by line: lines of one place stand alike at others, where a change would land
  if (isJson && [before, own, theirs].every(isSound)) return mergeJson(before, own, theirs, preferred)
  const lines = applyPatch(theirs, structuredPatch(path, path, before, own, '', '', { context: 1 }))
  return lines === false || (isJson && !isSound(lines)) ? undefined : lines
}

function isSound(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
