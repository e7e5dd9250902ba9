import { applyPatch, structuredPatch } from 'diff'
import { textInEdition } from '@formwright/definition'
import type { FileMap } from '@formwright/definition'
import { mergeJson } from './merge-json.ts'
import type { Preferred } from './merge-json.ts'

/** A file in three versions: the common base, one's own, and the other person's. */
export interface FileVersions {
  readonly before: FileMap
  readonly own: FileMap
  readonly theirs: FileMap
}

/**
 * Merges both changes of a file: JSON value by value, other files line by line. On conflicts the preferred
 * version is used.
 * @returns the text, which is `undefined` for a removed file; or `undefined` if there is a conflict and no
 *   preference
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

/**
 * Merges two texts. An inherited file is copied into the edition when changed, so the base may be the
 * inherited file.
 */
function joinTexts(path: string, versions: FileVersions, preferred?: Preferred): string | undefined {
  const [before = '', own, theirs] = [versions.before, versions.own, versions.theirs].map((one) =>
    textInEdition(one, path),
  )
  if (own === undefined || theirs === undefined) return undefined
  const isJson = path.endsWith('.json')
  // JSON is never merged by lines, as similar lines in other places could be changed by mistake
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
