import {
  answersIn,
  DOCUMENT_MEMBERS,
  evidenceSubjects,
  isObject,
  joinList,
  ownKeys,
  plainPath,
  statingEdition,
  treeOf,
  uniquePath,
} from '@formwright/definition'
import type { AnswersInFile, FormBundle, Language, NamedEdition } from '@formwright/definition'
import { strFromU8, strToU8, unzip, zip } from 'fflate'
import type { EditionSummary } from '@formwright/api'
import type { Draft } from './database.ts'
import { applicationEvidence, browserEvidence } from './evidence.ts'
import { namedFiles } from './named-files.ts'

export { saveFile } from '@formwright/renderer'

const ANSWERS = 'answers.json'
const EVIDENCE = 'evidence/'
const MAX_BYTES = 500 * 1024 * 1024
const MAX_ANSWERS = 20 * 1024 * 1024

/** Why a file cannot be imported; `reason` is a text name, with its values. */
export class ImportError extends Error {
  readonly reason:
    | 'import-not-read'
    | 'import-not-answers'
    | 'import-other-form'
    | 'import-of-other-form'
    | 'import-other-edition'
    | 'import-edition-unreadable'
    | 'import-huge'
    | 'import-no-answers'
  readonly values: Readonly<Record<string, string | number>>
  constructor(reason: ImportError['reason'], values: Readonly<Record<string, string | number>> = {}) {
    super(reason)
    this.reason = reason
    this.values = values
  }
}

/**
 * The answers as a file for `formwright check`, stating their edition.
 * @param shown the shown part of the answers, if known; the rest is stored separately
 */
export function answersFile(answers: unknown, of: NamedEdition, shown = answers): Blob {
  return new Blob([`${statedText(answers, of, shown)}\n`], { type: 'application/json' })
}

function statedText(answers: unknown, of: NamedEdition, shown: unknown): string {
  return JSON.stringify(statingEdition(answers, of, shown), undefined, 2)
}

/** The edition of a draft. */
export function editionOfDraft({ form, editionName, edition }: Draft): NamedEdition {
  return { form, edition: editionName, digest: `sha256:${edition}` }
}

/** Answers and evidence in one file. */
export interface Archive {
  readonly contents: Blob
  /** Names of attached files that could not be loaded and are missing. */
  readonly missing: readonly string[]
}

/** Loads a file by hash; `undefined` if unavailable. */
export type LoadFile = (sha256: string) => Promise<Blob | undefined>

/** Loads evidence of a draft from this browser or the server. */
export function evidenceOf({ id, remote, carriedTo }: Draft): LoadFile {
  const application = remote ? id : carriedTo
  return application === undefined ? browserEvidence.find : applicationEvidence(application).find
}

/**
 * Creates an archive of answers and evidence with a folder per field and option.
 * @param bundle the edition, if available; without it folders are named as in the answers
 * @param shown the shown part of the answers, if known; the rest is stored separately
 */
export async function archiveFile(
  answers: unknown,
  of: NamedEdition,
  bundle: FormBundle | undefined,
  find: LoadFile,
  shown = answers,
): Promise<Archive> {
  const files: Record<string, Uint8Array> = { [ANSWERS]: strToU8(statedText(answers, of, shown)) }
  const folderOf = bundle && evidenceSubjects(bundle)
  const taken = new Set<string>()
  const missing: string[] = []
  for (const file of namedFiles(answers)) {
    const contents = await find(file.sha256)
    if (!contents) {
      missing.push(file.name)
      continue
    }
    const folder = folderOf ? folderOf(file).folder : file.target
    const path = uniquePath(plainPath(`${EVIDENCE}${folder}/${file.name.replaceAll('/', '_')}`), taken)
    taken.add(path.toLowerCase())
    files[path] = new Uint8Array(await contents.arrayBuffer())
  }
  const contents = await new Promise<Blob>((done, fail) =>
    zip(files, { level: 0 }, (error, bytes) =>
      error ? fail(error) : done(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/zip' })),
    ),
  )
  return { contents, missing }
}

/**
 * Reads answers and their stated edition from an exported file; evidence in an archive is stored.
 * @param language the reader's, for error texts
 * @param members allowed top-level members for forms without parts; none if anything is allowed
 * @throws ImportError
 */
export async function importAnswers(
  file: File,
  edition: Pick<EditionSummary, 'form' | 'parts' | 'language' | 'title'>,
  language: Language,
  members: readonly string[] = [],
): Promise<Omit<AnswersInFile, 'of'> & { readonly of?: NamedEdition }> {
  if (file.size > MAX_BYTES) throw new ImportError('import-huge', { limit: '500 MB' })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b
  const written = zipped ? await unpack(bytes) : bytes
  const text = strFromU8(written)
  if (text.length > MAX_ANSWERS) throw new ImportError('import-huge', { limit: '20 MB' })
  const { of, ...read } = answersIn(await parse(text, isUtf8(written), language))
  const { answers } = read
  if (!isObject(answers)) throw new ImportError('import-not-answers')
  if (of === 'unreadable') throw new ImportError('import-edition-unreadable')
  if (of && of.form !== edition.form) throw new ImportError('import-of-other-form', { ...of })
  if (of) return { ...read, of }
  if (!isOfForm(answers, edition, members)) {
    const titles = edition.parts.map(({ title }) => title || edition.title)
    throw new ImportError('import-other-form', { parts: joinList(titles, edition.language) })
  }
  return read
}

/** The allowed top-level members of the form's answers, in any of its alternatives. */
export function topMembers(form: { readonly bundle: FormBundle } | undefined): readonly string[] {
  return form ? ownKeys(treeOf(form.bundle).root) : []
}

/**
 * Whether answers belong to a form: they have its parts and few others, because part names may coincide.
 * Without parts, the members are compared.
 */
export function isOfForm(
  answers: Readonly<Record<string, unknown>>,
  { parts }: Pick<EditionSummary, 'parts'>,
  members: readonly string[],
): boolean {
  const names = Object.keys(answers).filter((name) => !DOCUMENT_MEMBERS.includes(name))
  if (!parts.some(({ key }) => key === '')) {
    const own = names.filter((name) => parts.some(({ key }) => key === name))
    return own.length > 0 && own.length * 2 >= names.length
  }
  return members.length === 0 || names.length === 0 || names.some((name) => members.includes(name))
}

async function parse(text: string, isWhole: boolean, language: Language): Promise<unknown> {
  const { readAnswers } = await import('./read-answers.ts')
  const read = readAnswers(text, language, isWhole)
  if ('problem' in read) throw new ImportError('import-not-read', { ...read.problem })
  return read.value
}

/** Whether bytes are valid UTF-8. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  let total = 0
  const entries = await new Promise<Record<string, Uint8Array>>((done, fail) =>
    unzip(bytes, { filter: ({ originalSize }) => (total += originalSize) <= MAX_BYTES }, (error, files) =>
      error ? fail(new ImportError('import-no-answers')) : done(files),
    ),
  )
  const answers = entries[ANSWERS]
  if (!answers) throw new ImportError('import-no-answers')
  for (const [path, contents] of Object.entries(entries)) {
    const name = path.slice(EVIDENCE.length).split('/').at(-1)
    if (path.startsWith(EVIDENCE) && name)
      await browserEvidence.keep(new File([contents as Uint8Array<ArrayBuffer>], name))
  }
  return answers
}
