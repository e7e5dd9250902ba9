import { byFolder, fileInfo, partKey, PART_FILES } from '../files/layout.ts'
import type { FileInfo, FileMap, PartFile } from '../files/layout.ts'
import { JsonSource, LONGEST_TEXT } from '../json/source.ts'
import { syntaxProblemsOf } from './syntax-problems.ts'
import { checkShape } from '../meta/check-shape.ts'
import { isObject } from '../json/is-object.ts'
import { valueAt } from '../json/pointer.ts'
import { closest } from '../problems/closest.ts'
import { byLocation, distinct, locationOf, problemAt } from '../problems/problem.ts'
import type { Location, Problem } from '../problems/problem.ts'
import type { TreeBundle } from '../tree/tree.ts'
import { buildBundle, schemaOnly } from './build.ts'
import { wholeSamples } from './told-samples.ts'
import { filesOfEdition } from './inherit.ts'
import type { EditionFileInfo } from './inherit.ts'
import type { Origin } from './inline.ts'
import type { PartSources } from './part-sources.ts'
import type { FormBundle } from '../types/index.ts'
import { beforeYears } from './years.ts'

/** A definition's file may not be larger: administrators write these by hand. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024

/** The result of reading a form folder: the bundle if its shape is valid, and all problems found so far. */
export interface Loaded {
  readonly bundle?: FormBundle
  /**
   * The bundle if the only problems are in texts that people read, for example while an author empties one.
   * It can be displayed and edited, but not published.
   */
  readonly readable?: FormBundle
  readonly problems: readonly Problem[]
  /** The form folder, with the other editions that were read. */
  readonly files: FileMap
  /**
   * Path in the edition → file. An inherited file is listed under its path here; its `file` is its own path.
   */
  readonly sources: ReadonlyMap<string, JsonSource>
  readonly parts: readonly PartSources[]
  /** Folder of the edition in the file map. */
  readonly edition: string
  /** Pointer in the bundle's schema → where it was written. */
  readonly origins: ReadonlyMap<string, Origin>
  /** `file#pointer` of every definition that a `$ref` reached. */
  readonly usedDefinitions: ReadonlySet<string>
}

/**
 * Parses the files of a form folder into one checked bundle of an edition. Checks syntax and shape of each
 * file first, then cross-references. Never throws.
 * @param given the form folder: `form.json` and at least one edition folder
 * @param edition which edition, when the folder holds several
 * @param before an earlier result, to reuse unchanged files while editing
 */
export function parseForm(given: FileMap, edition?: string, before?: Loaded): Loaded {
  const { files, told, problems: ofSamples } = wholeSamples(given)
  const editions = editionsIn(files)
  const chosen = edition ?? (editions.length === 1 ? editions[0] : undefined)
  if (chosen === undefined || !editions.includes(chosen)) return withoutEdition(files, editions, edition)
  const shared = filesOfEdition(files, chosen)
  const form = ['form.json', 'regions.json'].flatMap((path) =>
    files.has(path) ? [{ ...fileInfo(path), from: path }] : [],
  )
  const infos = [...form, ...shared.infos]
  const sources = readSources(files, infos, new Map([...(before?.sources ?? []), ...told]))
  const large = tooLarge(files, infos)
  if (large.length > 0) return { ...unread(files), problems: large, edition: chosen }
  const own = new Set(infos.map(({ from }) => from))
  const problems = [
    ...ofSamples.filter(({ file }) => own.has(file)),
    ...[...sources.values()].flatMap((source) => syntaxProblemsOf(source)),
    ...layoutProblems(infos, chosen, files),
  ]
  const parts = partsOf(infos, sources, chosen, problems)
  const base = {
    files,
    sources,
    parts,
    edition: chosen,
    origins: new Map<string, Origin>(),
    usedDefinitions: new Set<string>(),
  }
  // files that are missing because they were not inherited would only repeat the same problem
  if (shared.problems.length > 0)
    return {
      ...base,
      problems: [...[...sources.values()].flatMap((source) => syntaxProblemsOf(source)), ...shared.problems],
    }
  for (const info of infos) {
    const source = sources.get(info.path)
    // nothing more can be said about a file with syntax errors
    if (source && syntaxProblemsOf(source).length === 0) problems.push(...checkShape(source, info.kind))
  }
  if (hasErrors(problems) && !areOfTexts(problems)) return { ...base, problems: problems.sort(byLocation) }
  const built = buildBundle(chosen, infos, sources, parts, () => schemasOfOthers(files, chosen))
  problems.push(...built.problems)
  const result = {
    ...base,
    problems: distinct(problems).sort(byLocation),
    origins: built.origins,
    usedDefinitions: built.used,
  }
  const { bundle } = built
  if (hasErrors(problems)) return areOfTexts(problems) ? { ...result, readable: bundle } : result
  return { ...result, bundle, readable: bundle }
}

/** Members that hold text for people: their content does not affect the meaning of anything else. */
const READ_BY_PEOPLE =
  /\/(?:title|description|label|text|heading|source|x-source|note|message|summary|agency|authority|name|drop)$/

/** Whether all problems are about texts: an empty one, or one that names an unknown year. */
function areOfTexts(problems: readonly Problem[]): boolean {
  return problems.every(
    ({ severity, code, pointer }) =>
      severity !== 'error' ||
      code === 'year-placeholder' ||
      (code === 'text-empty' && READ_BY_PEOPLE.test(pointer)),
  )
}

function editionsIn(files: FileMap): string[] {
  const infos = [...files.keys()].map((path) => fileInfo(path))
  return [...new Set(infos.flatMap(({ kind, edition }) => (kind === 'edition' ? [edition] : [])))]
}

/**
 * The schemas of the form's other editions. An unreadable edition has no fields; its problems are reported
 * when it is checked itself.
 */
export function schemasOfOthers(files: FileMap, edition: string): TreeBundle[] {
  const others = editionsIn(files).filter((one) => one !== edition)
  return others.map((other) => {
    const { infos } = filesOfEdition(files, other)
    const written = infos.filter(({ kind }) => kind === 'schema' || kind === 'fields')
    const sources = readSources(files, written)
    for (const [path, source] of sources)
      if (hasErrors(checkShape(source, fileInfo(path).kind))) sources.delete(path)
    return schemaOnly(sources, partsOf(infos, sources, other, []))
  })
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error')
}

const START: Omit<Location, 'file'> = { pointer: '', position: { line: 1, column: 1, offset: 0, length: 0 } }

function withoutEdition(files: FileMap, editions: string[], wanted: string | undefined): Loaded {
  const problem =
    editions.length === 0 || wanted !== undefined
      ? problemAt({ ...START, file: 'edition.json' }, 'file-missing', {
          path: `${wanted ?? '<edition>'}/edition.json`,
          suggestion: meantAs(`${wanted}/edition.json`, files.keys()),
        })
      : problemAt({ ...START, file: 'form.json' }, 'edition-choice', { editions: editions })
  return { ...unread(files), problems: [problem] }
}

/** Problems for files that were not recognised. */
function unread(files: FileMap): Omit<Loaded, 'problems'> {
  return {
    files,
    sources: new Map(),
    parts: [],
    edition: '',
    origins: new Map(),
    usedDefinitions: new Set(),
  }
}

function tooLarge(files: FileMap, infos: readonly EditionFileInfo[]): Problem[] {
  return infos.flatMap(({ path, from }) => {
    const size = files.get(from)!.length
    if (size <= MAX_FILE_BYTES) return []
    return [problemAt({ ...START, file: path }, 'file-too-large', { size, limit: MAX_FILE_BYTES })]
  })
}

function readSources(
  files: FileMap,
  infos: readonly EditionFileInfo[],
  before: Loaded['sources'] = new Map(),
): Map<string, JsonSource> {
  const sources = new Map<string, JsonSource>()
  for (const { path, kind, from } of infos) {
    const text = files.get(from)!
    if (kind === 'notes' || kind === 'unknown' || text.length > MAX_FILE_BYTES) continue
    const known = before.get(path)
    const isSame = known !== undefined && known.file === from && known.text === text
    sources.set(path, isSame ? known : new JsonSource(from, text, LONGEST_TEXT))
  }
  return sources
}

const EXPECTED_NAMES = [
  'edition.json',
  'carry.json',
  'samples.json',
  'schema.json',
  'ui.json',
  'rules.json',
  'paper.json',
]
const EXPECTED_FOLDERS = ['parts', 'shared', 'texts', 'answers', 'cases', 'regions']

function layoutProblems(infos: readonly FileInfo[], edition: string, files: FileMap): Problem[] {
  const problems: Problem[] = []
  const paths = new Set(infos.map(({ path }) => path))
  for (const { path, kind } of infos) {
    if (kind !== 'unknown') continue
    const meant = meantPath(path) || meantByContent(path, files.get(path) ?? '')
    // already reported as a missing file
    if (isPartFile(meant) && sameFolder(path, meant) && !paths.has(meant)) continue
    const name = sameFolder(path, meant) ? meant.slice(meant.lastIndexOf('/') + 1) : meant
    const suggestion = paths.has(meant) ? '' : name
    problems.push(problemAt({ ...START, file: path }, 'file-unknown', { path, suggestion }))
  }
  if (!infos.some((info) => info.kind === 'form')) {
    const suggestion = meantAs('form.json', files.keys())
    problems.push(
      problemAt({ ...START, file: `${edition}/edition.json` }, 'form-file-missing', { suggestion }),
    )
  }
  return problems
}

/**
 * Guesses the intended path of an unknown file from the known file and folder names; empty if there is no
 * guess.
 */
function meantPath(path: string): string {
  const [edition = '', ...folders] = path.split('/')
  const file = plainName(folders.pop() ?? edition)
  if (!path.includes('/')) return closest(file, ['form.json', 'regions.json'])
  // these files belong beside the parts, not in one
  const beside = folders.at(-1) ?? ''
  if (folders.length > 1 && ['answers', 'texts', 'shared', 'regions'].includes(beside))
    return `${edition}/${beside}/${file}`
  const meant = [edition, ...folders.map((_, depth) => meantFolder(folders, depth)), '']
  const named = `${meant.join('/')}${file}`
  if (fileInfo(named).kind !== 'unknown') return named
  const renamed = `${meant.join('/')}${nearest(file, EXPECTED_NAMES)}`
  return fileInfo(renamed).kind === 'unknown' ? '' : renamed
}

/** Guesses from the content where a file belongs: cases, or translations. */
function meantByContent(path: string, text: string): string {
  if (text.length > MAX_FILE_BYTES) return ''
  const { value } = new JsonSource(path, text, LONGEST_TEXT)
  const { base, cases, language, texts } = isObject(value) ? value : {}
  const [name = '', ...above] = path.split('/').reverse()
  const folder = above.reverse().join('/')
  if (typeof base === 'string' && Array.isArray(cases)) return `${folder}/cases/${name}`
  const [edition] = path.split('/')
  return typeof language === 'string' && isObject(texts) ? `${edition}/texts/${language}.json` : ''
}

/** Guesses the intended folder: part folders have free names. */
function meantFolder(folders: readonly string[], depth: number): string {
  const name = folders[depth]!
  if (depth === 1 && nearest(folders[0]!, EXPECTED_FOLDERS) === 'parts') return name
  return nearest(name, depth === 0 ? EXPECTED_FOLDERS : ['cases'])
}

/** A file name without what editors and file managers add, such as a second extension, “(1)” or “copy”. */
function plainName(name: string): string {
  return name
    .replace(/(?<=\.json)\.\w+$/i, '')
    .replace(/(?: ?[(\uFF08]\d+[)\uFF09]| ?-? ?\u526F\u672C| copy)+(?=\.)/i, '')
    .replace(/\s+(?=\.)/, '')
    .replace(/\.json\w?$|\.jsn$/i, '.json')
}

function isPartFile(path: string): boolean {
  return PART_FILES.some((file) => path.endsWith(`/${file}.json`))
}

function nearest(name: string, known: readonly string[]): string {
  return closest(name, known) || name
}

function sameFolder(one: string, other: string): boolean {
  return one.slice(0, one.lastIndexOf('/') + 1) === other.slice(0, other.lastIndexOf('/') + 1)
}

function partsOf(
  infos: readonly FileInfo[],
  sources: ReadonlyMap<string, JsonSource>,
  edition: string,
  problems: Problem[],
): PartSources[] {
  const isPart = (info: FileInfo) => (PART_FILES as readonly string[]).includes(info.kind)
  const folders = [...new Set(infos.filter(isPart).map((info) => info.folder))].sort(byFolder)
  if (folders.length === 0) problems.push(missing(`${edition}/schema.json`, infos))
  for (const [index, folder] of folders.entries()) {
    const other = folders.slice(0, index).find((one) => partKey(one) === partKey(folder))
    if (other === undefined) continue
    const params = { key: partKey(folder), folder, other }
    problems.push(problemAt({ ...START, file: `${edition}/${folder}` }, 'part-twice', params))
  }
  return folders.map((folder) => {
    const prefix = folder === '' ? `${edition}/` : `${edition}/${folder}/`
    const files: Partial<Record<PartFile, JsonSource>> = {}
    for (const kind of PART_FILES) {
      const source = sources.get(`${prefix}${kind}.json`)
      if (source) files[kind] = source
      else problems.push(missing(`${prefix}${kind}.json`, infos))
    }
    return { key: folder === '' ? '' : partKey(folder), folder, files }
  })
}

function missing(path: string, infos: readonly FileInfo[] = []): Problem {
  const suggestion = meantAs(
    path,
    infos.map((info) => info.path),
  )
  return problemAt({ ...START, file: path }, 'file-missing', { path, suggestion })
}

/** Guesses the intended file from the file name. */
function meantAs(path: string, paths: Iterable<string>): string {
  return [...paths].find((one) => fileInfo(one).kind === 'unknown' && meantPath(one) === path) ?? ''
}

/** Source location of a keyword of a bundle schema node: at the field, or in the schema that it refers to. */
export function locationInSchema(
  loaded: Pick<Loaded, 'origins'>,
  target: string,
  keyword = '',
): Location | undefined {
  const origin = loaded.origins.get(target) ?? loaded.origins.get(beforeYears(target))
  if (!origin || keyword === '') return origin && locationOf(origin.source, origin.pointer)
  const [head = ''] = keyword.split('/')
  const written =
    [origin, ...origin.bases].find(({ source, pointer }) => {
      const node = valueAt(source.value, pointer)
      return typeof node === 'object' && node !== null && head in node
    }) ?? origin
  return locationOf(written.source, `${written.pointer}/${keyword}`)
}
