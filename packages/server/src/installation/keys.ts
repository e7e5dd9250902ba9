import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { LocalizedError } from '../messages/localized-error.ts'

const FILE = 'installation.key'
const FORMAT = 'formwright-key-1'
const SECRET_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** DER of an Ed25519 private key in PKCS #8, up to its 32 bytes of seed (RFC 8410). */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Why a key, or data encrypted with one, cannot be used, and what to do. */
export class UnusableKey extends LocalizedError {}

/**
 * The installation's key: signs exported data and encrypts secrets in the database, where it is not stored. A
 * purpose (`backup`, `webhook-secret` …) prevents data of one use from being accepted for another.
 */
export class InstallationKeys {
  /** The secret as text, as in the key file and in `INSTALLATION_KEY`. */
  readonly secret: string
  /** DER (SubjectPublicKeyInfo) in base64url. */
  readonly publicKey: string
  /** Public id of the key: 16 hexadecimal digits. */
  readonly id: string
  readonly #master: Buffer
  readonly #private: KeyObject

  /** @throws UnusableKey for an invalid text */
  constructor(secret: string) {
    const encoded = secret.trim().replace(`${FORMAT} `, '')
    if (!/^[\w+/-]{43}=?$/.test(encoded)) throw new UnusableKey('key-malformed')
    this.#master = Buffer.from(encoded, 'base64url')
    this.secret = `${FORMAT} ${this.#master.toString('base64url')}`
    this.#private = createPrivateKey({
      key: Buffer.concat([ED25519_PKCS8, this.#derive('sign')]),
      format: 'der',
      type: 'pkcs8',
    })
    this.publicKey = createPublicKey(this.#private)
      .export({ format: 'der', type: 'spki' })
      .toString('base64url')
    this.id = idOf(this.publicKey)
  }

  /** An Ed25519 signature in base64url. */
  sign(purpose: string, data: string): string {
    return sign(null, signed(purpose, data), this.#private).toString('base64url')
  }

  verify(purpose: string, data: string, signature: string): boolean {
    return verifySignature(this.publicKey, purpose, data, signature)
  }

  /** AES-256-GCM: `v1.`, key id, nonce and ciphertext with tag, separated by dots. */
  encrypt(purpose: string, text: string): string {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.#derive(`encrypt ${purpose}`), nonce)
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    return ['v1', this.id, nonce.toString('base64url'), sealed.toString('base64url')].join('.')
  }

  /** @throws UnusableKey when it was encrypted with another key or for another purpose, or modified */
  decrypt(purpose: string, encrypted: string): string {
    const [version, id, nonce = '', sealed = ''] = encrypted.split('.')
    if (version !== 'v1') throw new UnusableKey('key-not-ours')
    if (id !== this.id) throw new UnusableKey('key-differs', { theirs: id ?? '', ours: this.id })
    const bytes = Buffer.from(sealed, 'base64url')
    try {
      const decipher = createDecipheriv(
        'aes-256-gcm',
        this.#derive(`encrypt ${purpose}`),
        Buffer.from(nonce, 'base64url'),
        { authTagLength: TAG_BYTES },
      )
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString()
    } catch {
      throw new UnusableKey('key-changed-since')
    }
  }

  #derive(use: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#master, '', `formwright ${use}`, SECRET_BYTES))
  }
}

/** Verifies a signature for a purpose. */
export function verifySignature(
  publicKey: string,
  purpose: string,
  data: string,
  signature: string,
): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' })
    return verify(null, signed(purpose, data), key, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

/** The id of a key: the first digits of the hash of its public key. */
export function idOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 16)
}

/**
 * The installation's key: from `INSTALLATION_KEY` (shared by several servers), else from the key file in the
 * data folder, which is created once with private permissions.
 * @throws UnusableKey
 */
export async function installationKeys({
  data,
  installationKey,
}: {
  readonly data: string
  readonly installationKey: string | undefined
}): Promise<InstallationKeys> {
  if (installationKey !== undefined) return new InstallationKeys(installationKey)
  const file = keyFileIn(data)
  const kept = (await read(file)) ?? (await keep(data, newSecret()))
  await chmod(file, 0o600).catch(() => undefined)
  try {
    return new InstallationKeys(kept)
  } catch {
    throw new UnusableKey('key-file-damaged', { file })
  }
}

/** Installs the key of a restored installation; an existing key file is kept under another name. */
export async function adoptKey(data: string, secret: string): Promise<void> {
  const file = keyFileIn(data)
  const present = (await read(file))?.trim()
  if (present === secret) return
  if (present !== undefined) await rename(file, `${file}.replaced`)
  await keep(data, secret)
}

/** Writes the key file if there is none; returns the effective key. */
async function keep(data: string, secret: string): Promise<string> {
  const file = keyFileIn(data)
  const mine = `${file}.${randomBytes(6).toString('hex')}`
  await mkdir(data, { recursive: true })
  const handle = await open(mine, 'wx', 0o600)
  try {
    await handle.writeFile(`${secret}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  try {
    // atomic, and never overwrites a file of a concurrent process
    await link(mine, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(mine, { force: true })
  }
  return readFile(file, 'utf8')
}

function keyFileIn(data: string): string {
  return join(data, FILE)
}

function newSecret(): string {
  return `${FORMAT} ${randomBytes(SECRET_BYTES).toString('base64url')}`
}

function read(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}

function signed(purpose: string, data: string): Buffer {
  return Buffer.from(`formwright ${purpose}\0${data}`)
}
