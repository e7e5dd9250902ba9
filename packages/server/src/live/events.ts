import type { ServerResponse } from 'node:http'
import type { FastifyReply } from 'fastify'
import type { Bus, Message } from '../database/bus.ts'
import { HttpError } from '../http/errors.ts'
import { hijack } from '../http/security.ts'

const BEAT_MS = 20_000
const STILL_HERE = ': still here\n\n'
const MISSED = 'event: missed\ndata: {}\n\n'
/**
 * Maximum number of streams per person and process, with some reserve for connections that died unnoticed.
 */
const MOST_STREAMS = 40
const RETRY_SECONDS = 60
/** Maximum bytes buffered for a slow page: it is then disconnected and reconnects. */
const MOST_WAITING = 1_000_000

/** The person of a stream, its application, and a check of their access. */
interface Listener {
  readonly person: string
  readonly application?: string
  readonly mayHear: () => Promise<boolean>
}

interface Stream extends Listener {
  readonly response: ServerResponse
  /** Messages not yet sent. */
  readonly waiting: string[]
  asking: boolean
}

/** Sends server-sent events to open pages. Messages reach every process through the database. */
export class Live {
  readonly #streams = new Set<Stream>()
  readonly #timer: NodeJS.Timeout
  readonly #ends: readonly (() => void)[]

  constructor(bus: Bus) {
    this.#ends = [
      bus.on((message) => this.#hear(message)),
      // messages were lost while the session was down: pages have to reload
      bus.onSession((session) => session && this.#streams.forEach((stream) => sendTo(stream, MISSED))),
    ]
    this.#timer = setInterval(() => this.#streams.forEach((stream) => sendTo(stream, STILL_HERE)), BEAT_MS)
    this.#timer.unref()
  }

  /**
   * Opens a stream for one application, or for the person.
   * @throws HttpError when the person has too many of them
   */
  open(reply: FastifyReply, listener: Listener): void {
    const open = [...this.#streams].filter(({ person }) => person === listener.person).length
    if (open >= MOST_STREAMS)
      throw new HttpError('too-many', 'Too many windows are open for this account: close some of them', {
        reason: 'windows',
        retryAfter: RETRY_SECONDS,
      })
    const response = hijack(reply)
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    })
    response.write(': open\n\n')
    const stream = { ...listener, response, waiting: [], asking: false }
    this.#streams.add(stream)
    response.on('close', () => this.#streams.delete(stream))
  }

  stop(): void {
    for (const end of this.#ends) end()
    clearInterval(this.#timer)
    for (const { response } of this.#streams) response.end()
  }

  #hear(message: Message): void {
    const data = `event: ${message.kind}\ndata: ${JSON.stringify(message)}\n\n`
    for (const stream of this.#streams) {
      const { person, application, response } = stream
      const concerns =
        message.kind === 'notification' || message.kind === 'export'
          ? application === undefined && message.user === person
          : message.kind === 'person' || message.kind === 'editions'
            ? false
            : message.id === application
      if (concerns) sendTo(stream, data)
      if (message.kind === 'person' && message.id === person) response.end()
    }
  }
}

/**
 * Sends a message if the person may receive it at that moment; otherwise closes the stream. Messages that
 * arrive during the check are sent together after it.
 */
function sendTo(stream: Stream, data: string): void {
  if (stream.response.writableLength > MOST_WAITING) return void stream.response.destroy()
  stream.waiting.push(data)
  if (!stream.asking) void sendWaiting(stream)
}

async function sendWaiting(stream: Stream): Promise<void> {
  stream.asking = true
  try {
    while (stream.waiting.length > 0) {
      const events = stream.waiting.splice(0)
      // an unavailable database is not a denial: the page reconnects
      if (!(await stream.mayHear().catch(() => false))) return void stream.response.end()
      stream.response.write(events.join(''))
    }
  } finally {
    stream.asking = false
  }
}
