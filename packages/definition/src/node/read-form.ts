import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { editionFolderOf, inheritedFrom } from '../bundle/inherit.ts'
import { MAX_FILE_BYTES, parseForm } from '../bundle/load.ts'
import { wholeSamples } from '../bundle/told-samples.ts'
import type { Loaded } from '../bundle/load.ts'
import { problemAt } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import type { FileMap } from '../files/layout.ts'
import { unzipForm } from '../files/zip.ts'
import { UnusableInput } from './read-json.ts'

const MAX_FILES = 5000

/**
 * Reads an edition from disk: an edition folder (`forms/x/2024`), a form folder with one edition, or a zip of
 * either; an edition in a zip is named as if it were a folder (`x.zip/2024`).
 * @throws UnusableInput when there is nothing to read
 */
export async function readForm(path: string): Promise<ReadForm> {
  return parseRead(await readUnparsed(path))
}

/** An edition as its files say it; see `readForm`. */
export function parseRead({ files, edition, root, problems }: UnparsedForm): ReadForm {
  const loaded = parseForm(files, edition)
  if (problems.length === 0) return { ...loaded, root }
  const { bundle: _, ...rest } = loaded
  const unreadable = new Set(problems.map(({ file }) => file))
  const others = loaded.problems.filter(({ file }) => !unreadable.has(file))
  return { ...rest, root, problems: [...problems, ...others] }
}

/**
 * The files below a form folder (or those that an edition folder needs, or of a zip), not parsed but with
 * whole samples: path → text.
 * @throws UnusableInput when there is nothing to read
 */
export async function readFormFiles(path: string): Promise<FileMap> {
  return wholeSamples((await readUnparsed(path)).files).files
}

/** The files of a form before anything of them is understood. */
export interface UnparsedForm {
  readonly files: FileMap
  /** The edition that the path names; the only one otherwise. */
  readonly edition?: string
  readonly root: string
  /** What could not be read: too large, or no text. */
  readonly problems: readonly Problem[]
}

/** A form read from disk: what `parseForm` gives, the files, and the folder that their paths start from. */
export interface ReadForm extends Loaded {
  readonly root: string
  readonly files: FileMap
}

/**
 * The files of a form as `parseForm` takes them, and which edition the path names.
 * @throws UnusableInput when there is nothing to read
 */
export async function readUnparsed(path: string): Promise<UnparsedForm> {
  const full = resolve(path)
  const info = await stat(full).catch(() => undefined)
  if (!info) {
    const inside = await stat(dirname(full)).catch(() => undefined)
    if (!inside?.isFile()) throw new UnusableInput(path, 'not-found')
    const { files } = await readZip(path, dirname(full))
    return { files, edition: basename(full), root: dirname(path), problems: [] }
  }
  if (!info.isDirectory()) return { ...(await readZip(path, full)), root: path, problems: [] }
  const names = await readdir(full)
  const files = new Map<string, string>()
  const problems: Problem[] = []
  if (!names.includes(EDITION)) {
    await readFolder(full, full, '', files, problems)
    await readInherited(full, files, problems)
    return { files, root: path, problems }
  }
  const edition = basename(full)
  await readFolder(full, full, `${edition}/`, files, problems)
  for (const name of await readdir(dirname(full)))
    if (/^(form|regions)\.json/i.test(name))
      await readOne(dirname(full), join(dirname(full), name), '', files, problems)
  await readEdition(dirname(full), previousOf(files.get(`${edition}/edition.json`)), files, problems)
  await readInherited(dirname(full), files, problems)
  await readOthers(dirname(full), files)
  return { files, edition, root: dirname(path), problems }
}

/** Reads the editions that those read so far inherit from, in the form folder or that of a sibling form. */
async function readInherited(root: string, files: Map<string, string>, problems: Problem[]): Promise<void> {
  const read = new Set<string>()
  const wanted = () =>
    [...files.keys()]
      .filter((path) => path.endsWith('/edition.json'))
      .flatMap((path) => inheritedFrom(files, editionFolderOf(path)))
      .map(editionFolderOf)
      .find((folder) => !read.has(folder) && !files.has(`${folder}/edition.json`))
  for (let folder = wanted(); folder !== undefined; folder = wanted()) {
    read.add(folder)
    await readEdition(root, folder, files, problems)
  }
}

/**
 * Reads the other editions of the form, because `form.json` may name fields of theirs. Problems of their
 * files are reported when they are checked themselves.
 */
async function readOthers(root: string, files: Map<string, string>): Promise<void> {
  if (!files.has('form.json')) return
  for (const entry of await readdir(root, { withFileTypes: true }))
    if (entry.isDirectory() && !entry.name.startsWith('.') && existsSync(join(root, entry.name, EDITION)))
      await readEdition(root, entry.name, files, [])
}

const EDITION = 'edition.json'

async function readEdition(
  root: string,
  folder: string | undefined,
  files: Map<string, string>,
  problems: Problem[],
): Promise<void> {
  if (folder === undefined || files.has(`${folder}/edition.json`)) return
  const full = join(root, folder)
  if ((await stat(full).catch(() => undefined))?.isDirectory())
    await readFolder(full, full, `${folder}/`, files, problems)
}

/** The edition before this one, which the carry map is checked against. */
function previousOf(edition: string | undefined): string | undefined {
  const previous = /"previous"\s*:\s*"([^"./\\]+)"/.exec(edition ?? '')
  return previous?.[1]
}

async function readZip(path: string, full: string): Promise<Exclude<ReturnType<typeof unzipForm>, string>> {
  const found = unzipForm(new Uint8Array(await readFile(full)))
  if (typeof found === 'string') throw new UnusableInput(path, 'not-a-form', found)
  return found
}

/** Files to read, including those with a nearly correct extension, which are reported. */
const READ = /\.(json\w?|jsn|md|txt)$/i

async function readFolder(
  root: string,
  folder: string,
  prefix: string,
  files: Map<string, string>,
  problems: Problem[],
): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    const full = join(folder, entry.name)
    if (entry.isDirectory()) await readFolder(root, full, prefix, files, problems)
    else if (READ.test(entry.name)) await readOne(root, full, prefix, files, problems)
    if (files.size > MAX_FILES) throw new UnusableInput(root, 'too-many-files', String(MAX_FILES))
  }
}

async function readOne(
  root: string,
  full: string,
  prefix: string,
  files: Map<string, string>,
  problems: Problem[],
): Promise<void> {
  const path = prefix + relative(root, full).split(sep).join('/')
  const { size } = await stat(full)
  if (size > MAX_FILE_BYTES)
    problems.push(problemAt(start(path), 'file-too-large', { size, limit: MAX_FILE_BYTES }))
  else files.set(path, decode(await readFile(full), path, problems))
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(bytes: Uint8Array, path: string, problems: Problem[]): string {
  try {
    return utf8.decode(bytes)
  } catch {
    problems.push(problemAt(start(path), 'json-encoding'))
    return '{}'
  }
}

function start(file: string) {
  return { file, pointer: '', position: { line: 1, column: 1, offset: 0, length: 0 } }
}
