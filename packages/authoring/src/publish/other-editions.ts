import { below, filesOfEdition, JsonSource } from '@formwright/definition'
import type { FileMap } from '@formwright/definition'
import { withEdits } from '../text/text-edits.ts'

/**
 * The other editions of a form that are affected by changes to files of one edition because they inherit
 * them.
 */
export function editionsSharing(before: FileMap, after: FileMap, edition: string): string[] {
  return othersIn(before, edition).filter((other) => sharedChanges(before, after, other).size > 0)
}

/**
 * The files with the other editions unchanged: each gets its own copies of changed inherited files, and
 * excludes added ones.
 */
export function withOthersKept(before: FileMap, after: FileMap, edition: string): FileMap {
  const kept = new Map(after)
  for (const other of othersIn(before, edition)) {
    const added: string[] = []
    for (const [path, earlier] of sharedChanges(before, kept, other)) {
      if (earlier === undefined) added.push(path.slice(other.length + 1))
      else kept.set(path, earlier)
    }
    if (added.length > 0) leaveOut(kept, `${other}/edition.json`, added)
  }
  return kept
}

function othersIn(files: FileMap, edition: string): string[] {
  return [...files.keys()].flatMap((path) => {
    const other = /^([^./][^/]*)\/edition\.json$/.exec(path)?.[1]
    return other === undefined || other === edition ? [] : [other]
  })
}

/**
 * Changed inherited files of an edition: path in the edition → earlier text, `undefined` if there was none.
 * An edition whose own `edition.json` was changed too is meant to change.
 */
function sharedChanges(before: FileMap, after: FileMap, edition: string): Map<string, string | undefined> {
  const own = `${edition}/edition.json`
  if (before.get(own) !== after.get(own)) return new Map()
  const [was, is] = [holdersIn(before, edition), holdersIn(after, edition)]
  const paths = [...new Set([...was.keys(), ...is.keys()])]
  // files in its own folder are not inherited
  const shared = paths.filter((path) => was.get(path) !== path && is.get(path) !== path)
  return new Map(
    shared.flatMap((path) => {
      const earlier = before.get(was.get(path) ?? '')
      return earlier === after.get(is.get(path) ?? '') ? [] : [[path, earlier] as const]
    }),
  )
}

/** Path of a file in an edition → the file that contains its text. */
function holdersIn(files: FileMap, edition: string): Map<string, string> {
  return new Map(filesOfEdition(files, edition).infos.map(({ path, from }) => [path, from]))
}

/** Adds exclusions to `inherits`. */
function leaveOut(files: Map<string, string>, path: string, added: readonly string[]): void {
  const source = new JsonSource(path, files.get(path)!)
  const { offset } = source.positionOf(below('', 'inherits'))
  const without = added.map((one) => `${JSON.stringify(one)}: null`).join(', ')
  files.set(path, withEdits(source.text, [{ offset: offset + 1, length: 0, text: ` ${without},` }]))
}
