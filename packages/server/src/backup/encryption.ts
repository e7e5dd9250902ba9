import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { LocalizedError } from '../messages/localized-error.ts'

/** Header of an encrypted file (age-encryption.org/v1), which the `age` program can decrypt too. */
const AGE_HEADER = Buffer.from('age-encryption.org/v1')

type Bytes = AsyncIterable<Uint8Array>

/** A pipeline step that encrypts with a passphrase: scrypt, then ChaCha20-Poly1305 in chunks of 64 KB. */
export function encrypting(passphrase: string): (source: Bytes) => Bytes {
  return async function* (source) {
    const { Encrypter } = await import('age-encryption')
    const encrypter = new Encrypter()
    encrypter.setPassphrase(passphrase)
    yield* await encrypter.encrypt(webStream(source))
  }
}

/** A pipeline step that decrypts. @throws LocalizedError for a wrong passphrase */
export function decrypting(passphrase: string): (source: Bytes) => Bytes {
  return async function* (source) {
    const { Decrypter } = await import('age-encryption')
    const decrypter = new Decrypter()
    decrypter.addPassphrase(passphrase)
    const plain = await decrypter.decrypt(webStream(source)).catch((error: Error) => {
      if (/no identity matched/.test(error.message)) throw new LocalizedError('backup-wrong-passphrase')
      throw error
    })
    yield* plain
  }
}

export async function isEncrypted(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(AGE_HEADER.length), 0, AGE_HEADER.length, 0)
    return buffer.subarray(0, bytesRead).equals(AGE_HEADER)
  } finally {
    await handle.close()
  }
}

function webStream(source: Bytes): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(source, { objectMode: false })) as ReadableStream<Uint8Array>
}
