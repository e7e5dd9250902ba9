import type { ServerResponse } from 'node:http'
import type { FastifyReply } from 'fastify'
import type { Bus, Message } from '../database/bus.ts'
import { HttpError } from '../http/errors.ts'
import { hijack } from '../http/security.ts'

const BEAT_MS = 20_000
const STILL_HERE = ': still here\n\n'
const MISSED = 'event: missed\ndata: {}\n\n'
/**
 * Streams of one person in one process: two for each window, and those of computers that went away unseen.
 */
const MOST_STREAMS = 40
const RETRY_SECONDS = 60
/** Bytes that wait for a page that does not read: it is let go, and asks again. */
const MOST_WAITING = 1_000_000

/** Whose stream it is, what of, and whether they may (still) hear it. */
interface Listener {
  readonly person: string
  readonly application?: string
  readonly mayHear: () => Promise<boolean>
}

interface Stream extends Listener {
  readonly response: ServerResponse
  /** What happened and was not sent yet. */
  readonly waiting: string[]
  asking: boolean
}

/** Notifies open pages of what happened, by server-sent events. Every process hears it over the database. */
export class Live {
  readonly #streams = new Set<Stream>()
  readonly #timer: NodeJS.Timeout
  readonly #ends: readonly (() => void)[]

  constructor(bus: Bus) {
    this.#ends = [
      bus.on((message) => this.#hear(message)),
      // what was sent while nobody could hear it was missed: pages look again
      bus.onSession((session) => session && this.#streams.forEach((stream) => sendTo(stream, MISSED))),
    ]
    this.#timer = setInterval(() => this.#streams.forEach((stream) => sendTo(stream, STILL_HERE)), BEAT_MS)
    this.#timer.unref()
  }

  /**
   * Answers with a stream: of one application, or of what concerns the person.
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
 * Notifies a stream of what happened, if its person may hear it at that moment; otherwise the stream ends.
 * What comes while that is asked waits for the next answer, so that one question at a time is enough however
 * much happens.
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
      // a database that is away says nothing about rights: the page opens the stream again
      if (!(await stream.mayHear().catch(() => false))) return void stream.response.end()
      stream.response.write(events.join(''))
    }
  } finally {
    stream.asking = false
  }
}
