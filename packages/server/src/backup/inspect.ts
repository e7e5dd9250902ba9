import { createHash } from 'node:crypto'
import { text } from 'node:stream/consumers'
import type { Language } from '@formwright/definition'
import { idOf, InstallationKeys } from '../installation/keys.ts'
import { LocalizedError, messageIn } from '../messages/localized-error.ts'
import { DamagedArchive, readParts } from './archive.ts'
import type { Digest, Part } from './archive.ts'
import { isSigned, readHeading, readManifest } from './manifest.ts'
import type { Difference, FirstManifest, Heading, Manifest } from './manifest.ts'
import { RowSum } from './row-sum.ts'

/** The result of reading a whole archive. */
export interface Inspection {
  readonly at: string
  readonly migrations: readonly string[]
  /**
   * The columns of each table; unknown for archives of the first format and truncated ones, which use the
   * table's order.
   */
  readonly columns: ReadonlyMap<string, readonly string[]>
  /** Row count of each table, and the checksum if the archive has one. */
  readonly tables: ReadonlyMap<string, { readonly rows: number; readonly sum: string | undefined }>
  /** Valid evidence files. */
  readonly files: ReadonlySet<string>
  readonly absent: Manifest['absent']
  readonly differences: readonly Difference[]
  /** The public key that signed it; null if unsigned. */
  readonly installation: string | null
  /** The installation's key, contained in encrypted archives. */
  readonly carriedKey: string | undefined
}

/**
 * Reads an archive to the end and compares it with its manifest. Writes nothing.
 * @param expected the public key that must have signed it; without it the archive's own is used
 * @throws LocalizedError when it cannot be read at all
 */
export async function inspect(
  file: string,
  passphrase: string | undefined,
  expected?: string,
  signal?: AbortSignal,
): Promise<Inspection> {
  const found = new ArchiveContents()
  let damage: DamagedArchive | undefined
  try {
    for await (const part of readParts(file, passphrase, signal)) await found.take(part)
  } catch (error) {
    if (!(error instanceof DamagedArchive)) throw error
    damage = error
  }
  const manifest = found.texts.has('manifest.json')
    ? readManifest(found.texts.get('manifest.json')!)
    : undefined
  const heading = readHeading(found.texts.get('backup.json') ?? '')
  const start = manifest ?? heading
  // without a heading it is not an archive, or entirely unusable
  if (start === undefined) throw damage ?? new DamagedArchive('not-a-backup', { file })
  const differences: Difference[] = damage ? [{ code: 'backup-cut-off', name: file }] : []
  const isSecond = manifest?.formwright === 2
  if (manifest === undefined) differences.push({ code: 'backup-manifest-missing', name: 'manifest.json' })
  else
    differences.push(
      ...(isSecond ? differencesFrom(manifest, found) : differencesFromFirstFormat(manifest, found)),
    )
  const installation = isSecond ? manifest.installation : null
  const carriedKey = found.texts.get('installation.key')
  if (carriedKey !== undefined && !isKeyOf(carriedKey, installation))
    differences.push({ code: 'backup-part-added', name: 'installation.key' })
  if (expected !== undefined && expected !== installation)
    differences.push({
      code: 'backup-other-key',
      name: installation === null ? '—' : idOf(installation),
    })
  return {
    ...descriptionOf(start),
    columns: new Map(isSecond ? manifest.tables.map(({ name, columns }) => [name, columns]) : []),
    tables: new Map(
      Array.from(found.tables, ([name, { rows, sum }]) => [name, { rows, sum: isSecond ? sum : undefined }]),
    ),
    files: new Set(intactFiles(found, isSecond ? manifest : undefined)),
    absent: isSecond ? manifest.absent : [],
    differences,
    installation,
    carriedKey: carriedKey !== undefined && isKeyOf(carriedKey, installation) ? carriedKey : undefined,
  }
}

/** Whether a key belongs to the signature. */
function isKeyOf(secret: string, installation: string | null): boolean {
  try {
    return new InstallationKeys(secret).publicKey === installation
  } catch {
    return false
  }
}

function descriptionOf({ at, migrations }: Manifest | FirstManifest | Heading) {
  return { at, migrations }
}

/** An incomplete or modified archive, with its differences and advice. */
export class DamagedBackup extends LocalizedError {
  readonly differences: readonly Difference[]

  constructor(
    code: 'backup-not-whole' | 'backup-failed-check',
    file: string,
    differences: readonly Difference[],
  ) {
    super(code, { file, list: listDifferences('en', differences) })
    this.differences = differences
  }

  override in(language: Language): string {
    return messageIn(language, this.code, {
      ...this.values,
      list: listDifferences(language, this.differences),
    })
  }
}

const LISTED = 30

/** The differences, one per line; limited in number. */
export function listDifferences(language: Language, differences: readonly Difference[]): string {
  const lines = differences
    .slice(0, LISTED)
    .map(({ code, name }) => `  ${messageIn(language, code, { name })}`)
  const more = differences.length - LISTED
  if (more > 0) lines.push(`  ${messageIn(language, 'backup-more', { count: more })}`)
  return lines.join('\n')
}

interface FoundPart extends Digest {
  readonly rows: number
  /** Checksum of the rows of a table. */
  readonly sum: string | undefined
  /** Whether all chunks were there and the last row is complete. */
  readonly ended: boolean
}

/** Collects the content of an archive while it is read. */
class ArchiveContents {
  readonly texts = new Map<string, string>()
  readonly tables = new Map<string, FoundPart>()
  readonly files = new Map<string, FoundPart>()
  /** Duplicate or unknown parts. */
  readonly strange: string[] = []
  /** Hashes from the rows of `content`, whose first column they are. */
  readonly contents: string[] = []

  async take(part: Part): Promise<void> {
    const [kind, name = ''] = part.name.split('/') as [string, string | undefined]
    const parts = kind === 'tables' ? this.tables : kind === 'evidence' ? this.files : undefined
    if (parts === undefined) {
      if (!TEXTS.has(part.name) || this.texts.has(part.name)) this.strange.push(part.name)
      else this.texts.set(part.name, await text(part.body))
      return
    }
    if (parts.has(name)) this.strange.push(part.name)
    else parts.set(name, await this.#measure(part, kind === 'tables' ? name : undefined))
  }

  async #measure(part: Part, table: string | undefined): Promise<FoundPart> {
    const hash = createHash('sha256')
    const sum = table === undefined ? undefined : new RowSum()
    let [bytes, rows, last, line] = [0, 0, NEWLINE, '']
    for await (const chunk of part.body) {
      hash.update(chunk)
      sum?.add(chunk)
      bytes += chunk.length
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) rows++
      last = chunk.at(-1) ?? last
      if (table === 'content') {
        const lines = (line + chunk.toString()).split('\n')
        line = lines.pop()!
        this.contents.push(...lines.map((row) => row.split('\t')[0]!))
      }
    }
    const ended = part.inSequence() && last === NEWLINE
    return { bytes, rows, sha256: hash.digest('hex'), sum: sum?.digest(), ended }
  }
}

const NEWLINE = 0x0a
const TEXTS = new Set(['backup.json', 'manifest.json', 'signature.json', 'installation.key'])

/** Compares the content with a signed manifest. */
function* differencesFrom(manifest: Manifest, found: ArchiveContents): Generator<Difference> {
  const signature = found.texts.get('signature.json') ?? ''
  if (!isSigned(found.texts.get('manifest.json')!, manifest, signature))
    yield { code: 'backup-manifest-changed', name: 'manifest.json' }
  for (const { name, rows, sha256 } of manifest.tables) {
    const table = found.tables.get(name)
    if (!table) yield { code: 'backup-table-missing', name }
    else if (table.sha256 !== sha256 || table.rows !== rows) yield { code: 'backup-table-changed', name }
  }
  const tables = new Set(manifest.tables.map(({ name }) => name))
  for (const name of found.tables.keys()) if (!tables.has(name)) yield { code: 'backup-part-added', name }
  const known = new Set(manifest.absent.map(({ sha256 }) => sha256))
  for (const { sha256, name } of manifest.files) {
    known.add(sha256)
    const file = found.files.get(sha256)
    const called = name === null ? sha256 : `${name} (${sha256})`
    if (!file) yield { code: 'backup-file-missing', name: called }
    else if (file.sha256 !== sha256) yield { code: 'backup-file-changed', name: called }
  }
  for (const name of found.files.keys()) if (!known.has(name)) yield { code: 'backup-part-added', name }
  for (const name of found.strange) yield { code: 'backup-part-added', name }
}

/**
 * The first format had no hashes: tables are listed by name, and evidence follows from rows and file names.
 */
function* differencesFromFirstFormat(manifest: FirstManifest, found: ArchiveContents): Generator<Difference> {
  for (const name of manifest.tables) {
    const table = found.tables.get(name)
    if (!table) yield { code: 'backup-table-missing', name }
    else if (!table.ended) yield { code: 'backup-table-changed', name }
  }
  for (const sha256 of found.contents)
    if (!found.files.has(sha256)) yield { code: 'backup-file-missing', name: sha256 }
  for (const [name, { sha256 }] of found.files)
    if (sha256 !== name) yield { code: 'backup-file-changed', name }
}

function* intactFiles({ files }: ArchiveContents, manifest: Manifest | undefined): Generator<string> {
  const absent = new Set(manifest?.absent.map(({ sha256 }) => sha256))
  for (const [name, { sha256 }] of files) if (name === sha256 && !absent.has(name)) yield name
}
