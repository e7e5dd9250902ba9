import { fileInfo } from '../files/layout.ts'
import type { FileInfo, FileMap } from '../files/layout.ts'
import { below } from '../json/pointer.ts'
import { JsonSource, LONGEST_TEXT } from '../json/source.ts'
import { closest } from '../problems/closest.ts'
import { locationOf, problemAt } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'

/** A file of an edition: its location in the edition, and the file that holds its text. */
export interface EditionFileInfo extends FileInfo {
  /** Path of the text in the file map: the edition's own file, or the inherited one. */
  readonly from: string
}

/**
 * `inherits` of an `edition.json`: folder or file of the edition (`.` for all of it) → where it is taken
 * from, or `null` to leave it out.
 */
export type Inherits = Readonly<Record<string, string | null>>

/** Files that `.` does not include because they are specific to their year. */
const OWN = /^(edition\.json|carry\.json|regions\/.*|[^/]+\.(md|txt))$/

/**
 * Returns the files of an edition: its own, and those that it inherits through `inherits`, transitively. A
 * shared text is a single file, and its problems are reported at its own path.
 */
export function filesOfEdition(
  files: FileMap,
  edition: string,
): { infos: EditionFileInfo[]; problems: Problem[] } {
  const problems: Problem[] = []
  const found = new Resolver(files, problems).filesOf(edition, [])
  const infos = [...found].map(([rest, from]) => ({ ...fileInfo(`${edition}/${rest}`), from }))
  return { infos: infos.sort((a, b) => (a.path < b.path ? -1 : 1)), problems }
}

/** The text of a file of an edition: its own, or the one that it shares; `undefined` where it has neither. */
export function textInEdition(files: FileMap, path: string): string | undefined {
  return files.get(holderInEdition(files, path) ?? path)
}

/** Path of the file that holds the text of an edition's file: its own, or an inherited one. */
export function holderInEdition(files: FileMap, path: string): string | undefined {
  if (files.has(path) || !path.includes('/')) return files.has(path) ? path : undefined
  const { infos } = filesOfEdition(files, editionFolderOf(path))
  return infos.find((info) => info.path === path)?.from
}

/**
 * The paths in the file map that `inherits` of an edition refers to. Unreadable values are left to the
 * checks.
 */
export function inheritedFrom(files: FileMap, edition: string): string[] {
  return Object.values(inheritsOf(files, edition).inherits).flatMap((from) =>
    typeof from === 'string' ? [resolvePath(`${edition}/edition.json`, from)] : [],
  )
}

/**
 * The edition folder that a path of the file map is in: `2024`, or `../other-form/2024` of a sibling form.
 */
export function editionFolderOf(path: string): string {
  const steps = path.split('/')
  return steps.slice(0, steps[0] === '..' ? 3 : 1).join('/')
}

/** Another edition of the form, or of a form beside it; nothing further away. */
const FORMS = /^\.\.\/([^./][^/]*|\.\.\/[^./][^/]*\/[^./][^/]*)(\/[^./][^/]*)*$/

class Resolver {
  readonly #files: FileMap
  readonly #problems: Problem[]

  constructor(files: FileMap, problems: Problem[]) {
    this.#files = files
    this.#problems = problems
  }

  /** Path inside the edition → path in the file map. */
  filesOf(edition: string, chain: readonly string[]): Map<string, string> {
    const result = new Map<string, string>()
    const { source, inherits } = inheritsOf(this.#files, edition)
    const byDepth = Object.entries(inherits).sort(([a], [b]) => depth(a) - depth(b))
    for (const [at, from] of byDepth) {
      const location = () => locationOf(source!, below('/inherits', at))
      if (from === null) {
        for (const path of result.keys()) if (restBelow(path, at) !== undefined) result.delete(path)
        continue
      }
      const target = resolvePath(`${edition}/edition.json`, from)
      const folder = editionFolderOf(target)
      if (FORMS.test(from) && (folder === edition || chain.includes(folder))) {
        this.#problems.push(
          problemAt(location(), 'inherit-loop', { chain: [...chain, edition, folder].join(' → ') }),
        )
        continue
      }
      const shared = FORMS.test(from) ? this.filesOf(folder, [...chain, edition]) : new Map<string, string>()
      const taken = [...shared].flatMap(([path, text]): [string, string][] => {
        const rest = restBelow(path, target.slice(folder.length + 1) || '.')
        if (rest === undefined || (at === '.' && OWN.test(path))) return []
        return [[[at, rest].filter((step) => step !== '.' && step !== '').join('/'), text]]
      })
      if (taken.length === 0) {
        const suggestion = closest(folder, [...new Set([...this.#files.keys()].map(editionFolderOf))])
        this.#problems.push(
          problemAt(location(), 'inherit-unknown', { from, suggestion: suggestion && `../${suggestion}` }),
        )
      }
      for (const [path, text] of taken) result.set(path, text)
    }
    for (const path of this.#files.keys())
      if (path.startsWith(`${edition}/`)) result.set(path.slice(edition.length + 1), path)
    return result
  }
}

const depth = (at: string) => (at === '.' ? 0 : at.split('/').length)

/**
 * A path relative to a folder or file that contains it; empty for the same path, `undefined` if it lies
 * outside.
 */
function restBelow(path: string, at: string): string | undefined {
  if (at === '.') return path
  if (path === at) return ''
  return path.startsWith(`${at}/`) ? path.slice(at.length + 1) : undefined
}

function inheritsOf(files: FileMap, edition: string): { source?: JsonSource; inherits: Inherits } {
  const path = `${edition}/edition.json`
  const text = files.get(path)
  if (!text?.includes('"inherits"')) return { inherits: {} }
  const source = new JsonSource(path, text, LONGEST_TEXT)
  const { inherits } = (source.value ?? {}) as { inherits?: Inherits }
  if (typeof inherits !== 'object' || inherits === null) return { inherits: {} }
  const sound = Object.entries(inherits).filter(([, from]) => from === null || typeof from === 'string')
  return { source, inherits: Object.fromEntries(sound) }
}

/**
 * Resolves `../../shared/fields.json` against the file that names it; `..` above the form folder leads to its
 * siblings.
 */
export function resolvePath(from: string, path: string): string {
  const folder = from.split('/').slice(0, -1)
  for (const step of path.split('/')) {
    if (step === '..' && folder.length > 0 && folder.at(-1) !== '..') folder.pop()
    else if (step !== '.' && step !== '') folder.push(step)
  }
  return folder.join('/')
}
