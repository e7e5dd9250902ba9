import { connect } from 'node:net'
import type { Readable } from 'node:stream'
import { once } from 'node:events'
import { HttpError } from '../http/errors.ts'

const PATIENCE_MS = 60_000

/**
 * Scans a file with clamd (INSTREAM: length-prefixed chunks, ended by an empty one).
 * @throws HttpError `infected` with the name of what was found, `storage-away` when the scanner cannot be
 *   reached
 */
export async function scan(stream: Readable, address: string): Promise<void> {
  const [host, port] = address.split(':')
  const socket = connect({ host: host!, port: Number(port ?? 3310) })
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('timeout')))
  const answer: Buffer[] = []
  const ended = new Promise<void>((done, fail) => {
    socket
      .on('data', (chunk) => answer.push(chunk))
      .on('end', done)
      .on('error', fail)
  })
  try {
    await Promise.race([once(socket, 'connect'), ended])
    socket.write('zINSTREAM\0')
    for await (const chunk of stream) {
      const length = Buffer.alloc(4)
      length.writeUInt32BE((chunk as Buffer).length)
      socket.write(length)
      if (!socket.write(chunk as Buffer)) await once(socket, 'drain')
    }
    socket.write(Buffer.alloc(4))
    await ended
  } catch {
    throw new HttpError(
      'storage-away',
      'The virus scanner cannot be reached at the moment: try again in a while',
    )
  } finally {
    socket.destroy()
  }
  const reply = Buffer.concat(answer).toString().replaceAll('\0', '').trim()
  const found = /^stream: (.+) FOUND$/.exec(reply)?.[1]
  if (found)
    throw new HttpError('infected', `The virus scanner found “${found}” in the file: it was not kept`, {
      found,
    })
  if (!reply.endsWith('OK')) throw new HttpError('storage-away', `The virus scanner says “${reply}”`)
}
