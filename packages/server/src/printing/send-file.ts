import type { PaperFormat } from '@formwright/api'
import type { FastifyReply } from 'fastify'
import { disposition } from '../http/disposition.ts'
import { CONTENT_TYPES } from './printing.ts'

/** Sends a printed form as a file. */
export function sendFile(reply: FastifyReply, bytes: Uint8Array, format: PaperFormat, name: string) {
  return reply
    .type(CONTENT_TYPES[format])
    .header(
      'content-disposition',
      disposition('attachment', `${name.replaceAll(/[/\\:*?"<>|]/g, '_')}.${format}`),
    )
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}
