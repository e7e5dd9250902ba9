/** The files of a form folder by kind; each kind has a meta-schema. */
export type FileKind =
  | 'form'
  | 'regions'
  | 'edition'
  | 'fields'
  | 'schema'
  | 'ui'
  | 'rules'
  | 'paper'
  | 'cases'
  | 'texts'
  | 'carry'
  | 'variant'
  | 'answers'
  | 'samples'
  | 'notes'
  | 'unknown'

/** Path of a file inside a form folder → its text. Paths use `/` and have no leading slash. */
export type FileMap = ReadonlyMap<string, string>

/** Which part of which edition a path belongs to, and what kind of file it is. */
export interface FileInfo {
  readonly path: string
  readonly kind: FileKind
  readonly edition: string
  /** Folder of the part inside the edition, as in `parts/4-digital`; empty for a form of one part. */
  readonly folder: string
}

/** The four files of a part. */
export const PART_FILES = ['schema', 'ui', 'rules', 'paper'] as const
export type PartFile = (typeof PART_FILES)[number]

const LAYOUT: readonly [pattern: RegExp, kind: FileKind][] = [
  [/^edition\.json$/, 'edition'],
  [/^carry\.json$/, 'carry'],
  [/^regions\/[^/]+\.json$/, 'variant'],
  [/^shared\/[^/]+\.json$/, 'fields'],
  [/^texts\/[^/]+\.json$/, 'texts'],
  [/^answers\/[^/]+\.json$/, 'answers'],
  [/^samples\.json$/, 'samples'],
  [/^(?:(?<folder>parts\/[^/]+)\/)?cases\/[^/]+\.json$/, 'cases'],
  [/^(?:(?<folder>parts\/[^/]+)\/)?schema\.json$/, 'schema'],
  [/^(?:(?<folder>parts\/[^/]+)\/)?ui\.json$/, 'ui'],
  [/^(?:(?<folder>parts\/[^/]+)\/)?rules\.json$/, 'rules'],
  [/^(?:(?<folder>parts\/[^/]+)\/)?paper\.json$/, 'paper'],
  [/\.json\.(md|txt)$/, 'unknown'],
  [/\.(md|txt)$/, 'notes'],
]

/** Says what a path of a form folder is. */
export function fileInfo(path: string): FileInfo {
  if (path === 'form.json') return { path, kind: 'form', edition: '', folder: '' }
  if (path === 'regions.json') return { path, kind: 'regions', edition: '', folder: '' }
  const slash = path.indexOf('/')
  if (slash < 0) return { path, kind: path.endsWith('.md') ? 'notes' : 'unknown', edition: '', folder: '' }
  const edition = path.slice(0, slash)
  const rest = path.slice(slash + 1)
  for (const [pattern, kind] of LAYOUT) {
    const match = pattern.exec(rest)
    if (match) return { path, kind, edition, folder: match.groups?.folder ?? '' }
  }
  return { path, kind: 'unknown', edition, folder: '' }
}

/** The key of a part in the answers: its folder without path and number (`parts/4-digital` → `digital`). */
export function partKey(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1).replace(/^\d+-/, '')
}

/** Folder order is form order; `10-x` comes after `9-x`. */
export function byFolder(a: string, b: string): number {
  const number = (folder: string) =>
    Number(/(?:^|\/)(\d+)-[^/]*$/.exec(folder)?.[1] ?? Number.POSITIVE_INFINITY)
  const difference = number(a) - number(b)
  return Number.isNaN(difference) || difference === 0 ? (a < b ? -1 : 1) : difference
}
