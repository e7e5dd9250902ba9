import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { isObject, scalarText } from '@formwright/definition'
import { fromBufferPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { HttpError } from '../http/errors.ts'
import { verifySignature } from '../installation/keys.ts'
import type { InstallationKeys } from '../installation/keys.ts'
import type { Files } from '../published/checking.ts'

/** Purpose of archive signatures. */
const PURPOSE = 'definition'
const MANIFEST = 'manifest.json'
const SIGNATURE = 'manifest.sig'
const FORMS = 'forms/'
const MOST_FILES = 1000
const MOST_BYTES = 20_000_000
const SYMBOLIC_LINK = 0o120000
const FILE_TYPE = 0o170000

/** The manifest of an archive, with its signer. The signature is over its bytes. */
interface Manifest {
  readonly formwright: 'definition'
  readonly form: string
  readonly edition: string
  /** Path → SHA-256 in hex. */
  readonly files: Readonly<Record<string, string>>
  /** DER of the Ed25519 key, in base64url. */
  readonly key: string
}

/** A definition from an archive. */
export interface ArchivedDefinition {
  readonly form: string
  readonly edition: string
  readonly files: Files
  /** Fingerprint of the signing key; empty if unsigned. */
  readonly signer: string
}

/**
 * The files of an archive, including a signed manifest by which other installations verify its origin: path →
 * text.
 */
export function archiveFiles(
  { form, edition, files }: Omit<ArchivedDefinition, 'signer'>,
  keys: InstallationKeys,
): Files {
  const entries = Object.entries(files).map(([path, text]) => [posix.join(FORMS, form, path), text] as const)
  const manifest: Manifest = {
    formwright: 'definition',
    form,
    edition,
    files: Object.fromEntries(entries.map(([path, text]) => [path, hashOf(Buffer.from(text))])),
    key: keys.publicKey,
  }
  const written = JSON.stringify(manifest, null, 2)
  return { ...Object.fromEntries(entries), [MANIFEST]: written, [SIGNATURE]: keys.sign(PURPOSE, written) }
}

/** The first half of the SHA-256 of a public key, grouped for comparison by people. */
export function fingerprintOf(publicKey: string): string {
  const hash = hashOf(Buffer.from(publicKey, 'base64url'))
  return hash.slice(0, 32).match(/.{4}/g)!.join(' ')
}

/**
 * Reads a definition archive, signed or not.
 * @throws HttpError saying what is wrong with it: nothing of it is kept
 */
export async function readArchive(bytes: Buffer): Promise<ArchivedDefinition> {
  const contents = await unpacked(bytes)
  const manifestText = contents.get(MANIFEST)
  if (manifestText === undefined) throw badArchive('no-manifest', `The archive has no ${MANIFEST}`)
  const manifest = manifestOf(manifestText)
  const signature = contents.get(SIGNATURE)
  contents.delete(MANIFEST)
  contents.delete(SIGNATURE)
  for (const path of new Set([...contents.keys(), ...Object.keys(manifest.files)])) {
    const text = contents.get(path)
    if (text === undefined || manifest.files[path] !== hashOf(Buffer.from(text)))
      throw badArchive('changed', `“${path}” is not as it was when the archive was made`, { path })
  }
  if (signature !== undefined && !verifySignature(manifest.key, PURPOSE, manifestText, signature.trim()))
    throw badArchive('signature', 'The signature does not belong to this archive: it was changed')
  return {
    form: manifest.form,
    edition: manifest.edition,
    files: Object.fromEntries(
      [...contents].map(([path, text]) => [posix.relative(FORMS + manifest.form, path), text]),
    ),
    signer: signature === undefined ? '' : fingerprintOf(manifest.key),
  }
}

/** The signer of an archive, or why it must not be used. */
export type Signature =
  /** Fingerprint of the key; empty if unsigned. */
  | { readonly signer: string }
  /** A modified file, empty for the signature itself; or why it cannot be read. */
  | { readonly changed: string; readonly reason: string }

/** Verifies the signature of an archive, for callers that read its files themselves. */
export async function signatureIn(bytes: Buffer): Promise<Signature> {
  // an archive without a manifest was packed by hand and is unsigned
  if (!bytes.includes(MANIFEST)) return { signer: '' }
  try {
    return { signer: (await readArchive(bytes)).signer }
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    const { reason, path = '' } = error.details
    if (reason === 'archive-no-manifest') return { signer: '' }
    return { changed: String(path), reason: String(reason) }
  }
}

function manifestOf(text: string): Manifest {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    // reported below
  }
  const { formwright, form, edition, files, key = '' }: Partial<Manifest> = isObject(read) ? read : {}
  const isName = (name: unknown): name is string =>
    typeof name === 'string' && /^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/.test(name)
  if (formwright !== 'definition' || !isName(form) || !isName(edition) || !isObject(files))
    throw badArchive('no-manifest', `${MANIFEST} is none of a definition`)
  return { formwright, form, edition, files, key: scalarText(key) }
}

async function unpacked(bytes: Buffer): Promise<Map<string, string>> {
  const archive = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true }).catch(
    (error: unknown) => {
      throw badArchive('unreadable', `This is no archive that can be read (${messageOf(error)})`)
    },
  )
  const contents = new Map<string, string>()
  let total = 0
  try {
    for await (const entry of archive.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      total += entry.uncompressedSize
      refuseHostile(entry, contents, total)
      contents.set(entry.fileName, await textOf(archive, entry))
    }
  } catch (error) {
    if (error instanceof HttpError) throw error
    throw badArchive('unreadable', `The archive cannot be read (${messageOf(error)})`)
  } finally {
    archive.close()
  }
  return contents
}

function refuseHostile(entry: Entry, contents: ReadonlyMap<string, string>, total: number): void {
  const { fileName: path, externalFileAttributes } = entry
  if (contents.size >= MOST_FILES)
    throw badArchive('too-many', `The archive holds more than ${MOST_FILES} files`)
  if (total > MOST_BYTES)
    throw badArchive('too-large', `Unpacked it would be larger than ${MOST_BYTES / 1_000_000} MB`)
  if (((externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK)
    throw badArchive('link', `“${path}” is a symbolic link`, { path })
  const isOwn = path === MANIFEST || path === SIGNATURE
  if (!isOwn && !/^forms\/[a-z0-9-]+\/[A-Za-z0-9][A-Za-z0-9._/-]{0,200}$/.test(path))
    throw badArchive('path', `“${path}” is no place for a file of a form`, { path })
  if (path.split('/').some((part) => part === '' || part === '.' || part === '..'))
    throw badArchive('path', `“${path}” is no place for a file of a form`, { path })
  // many file systems are case-insensitive
  const name = path.toLowerCase()
  if ([...contents.keys()].some((other) => other.toLowerCase() === name))
    throw badArchive('twice', `“${path}” is there twice`, { path })
}

async function textOf(archive: ZipFile, entry: Entry): Promise<string> {
  const chunks: Buffer[] = []
  // content longer than declared ends the stream with an error
  for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks))
  } catch {
    throw badArchive('no-text', `“${entry.fileName}” is no text`, { path: entry.fileName })
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function badArchive(reason: string, message: string, details: { readonly path?: string } = {}): HttpError {
  return new HttpError('unprocessable', message, { reason: `archive-${reason}`, ...details })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
