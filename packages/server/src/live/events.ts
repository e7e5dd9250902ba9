import type { ServerResponse } from 'node:http'
import type { Bus, Message } from '../database/bus.ts'

const BEAT_MS = 20_000
const STILL_HERE = ': still here\n\n'

/** Whose stream it is, what of, and whether they may (still) hear it. */
interface Listener {
  readonly person: string
  readonly application?: string
  readonly mayHear: () => Promise<boolean>
}

interface Stream extends Listener {
  readonly response: ServerResponse
  /** What happened and is not told yet. */
  readonly waiting: string[]
  asking: boolean
}

/** Tells open pages what happened, by server-sent events. Every process hears it over the database. */
export class Live {
  readonly #streams = new Set<Stream>()
  readonly #timer: NodeJS.Timeout
  readonly #end: () => void

  constructor(bus: Bus) {
    this.#end = bus.on((message) => this.#hear(message))
    this.#timer = setInterval(() => this.#streams.forEach((stream) => tell(stream, STILL_HERE)), BEAT_MS)
    this.#timer.unref()
  }

  /** Answers with a stream: of one application, or of what concerns the person. */
  open(response: ServerResponse, listener: Listener): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    })
    response.write('retry: 2000\n\n')
    const stream = { ...listener, response, waiting: [], asking: false }
    this.#streams.add(stream)
    response.on('close', () => this.#streams.delete(stream))
  }

  stop(): void {
    this.#end()
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
          : message.kind === 'person'
            ? false
            : message.id === application
      if (concerns) tell(stream, data)
      if (message.kind === 'person' && message.id === person) response.end()
    }
  }
}

/**
 * Tells a stream what happened, if its person may hear it at that moment; otherwise the stream ends. What comes while
 * that is asked waits for the next answer, so that one question at a time is enough however much happens.
 */
function tell(stream: Stream, data: string): void {
  stream.waiting.push(data)
  if (!stream.asking) void tellWaiting(stream)
}

async function tellWaiting(stream: Stream): Promise<void> {
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
