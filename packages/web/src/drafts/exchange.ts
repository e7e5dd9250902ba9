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

/** Why a file cannot be imported; `reason` names a text of the site, with what it is filled with. */
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
 * The answers as a file that `formwright check` reads, which says what they are of.
 * @param shown of the answers what is shown, where that is known: the rest stands apart from it
 */
export function answersFile(answers: unknown, of: NamedEdition, shown = answers): Blob {
  return new Blob([`${statedText(answers, of, shown)}\n`], { type: 'application/json' })
}

function statedText(answers: unknown, of: NamedEdition, shown: unknown): string {
  return JSON.stringify(statingEdition(answers, of, shown), undefined, 2)
}

/** What the answers of a draft are of. */
export function editionOfDraft({ form, editionName, edition }: Draft): NamedEdition {
  return { form, edition: editionName, digest: `sha256:${edition}` }
}

/** Answers and their evidence in one file. */
export interface Archive {
  readonly contents: Blob
  /** Names of the files that answers name and that could not be had: they are not in it. */
  readonly missing: readonly string[]
}

/** Gives the contents of a file by its hash; nothing where they cannot be had. */
export type LoadFile = (sha256: string) => Promise<Blob | undefined>

/** Where the evidence of a draft is: in this browser, and on the server where the account has it. */
export function evidenceOf({ id, remote, carriedTo }: Draft): LoadFile {
  const application = remote ? id : carriedTo
  return application === undefined ? browserEvidence.find : applicationEvidence(application).find
}

/**
 * Answers and their evidence as one archive: a folder for each field and tick.
 * @param bundle the edition, where it could be read; without it folders have the names that the answers use
 * @param shown of the answers what is shown, where that is known: the rest stands apart from it
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
 * Answers from an exported file, and what it says they are of; evidence in an archive is kept.
 * @param language of the reader, for what is wrong with the file
 * @param members what stands at the top of answers of a form without parts; none where anything may
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

/** What may stand at the top of the answers of a form, in whichever of its alternatives. */
export function topMembers(form: { readonly bundle: FormBundle } | undefined): readonly string[] {
  return form ? ownKeys(treeOf(form.bundle).root) : []
}

/**
 * Answers name parts of the form, and no more others: forms may have a part of the same name. Those of a form
 * that is one part itself name what stands in it.
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

/** Whether bytes are text as it is: nothing became U+FFFD that was something else. */
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
