import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { LocalizedError } from '../messages/localized-error.ts'

/** What an encrypted file starts with (age-encryption.org/v1): the program `age` reads it as well. */
const AGE_HEADER = Buffer.from('age-encryption.org/v1')

type Bytes = AsyncIterable<Uint8Array>

/**
 * A step of a pipeline that encrypts with a passphrase: scrypt, then ChaCha20-Poly1305 in pieces of 64 KB.
 */
export function encrypting(passphrase: string): (source: Bytes) => Bytes {
  return async function* (source) {
    const { Encrypter } = await import('age-encryption')
    const encrypter = new Encrypter()
    encrypter.setPassphrase(passphrase)
    yield* await encrypter.encrypt(webStream(source))
  }
}

/**
 * A step of a pipeline that takes the encryption away.
 * @throws LocalizedError when this is not the passphrase
 */
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
