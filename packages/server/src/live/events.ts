import type { ServerResponse } from 'node:http'
import type { Bus, Message } from '../database/bus.ts'

const BEAT_MS = 20_000

interface Stream {
  readonly person: string
  readonly application: string | undefined
  readonly response: ServerResponse
}

/** Tells open pages what happened, by server-sent events. Every process hears it over the database. */
export class Live {
  readonly #streams = new Set<Stream>()
  readonly #timer: NodeJS.Timeout
  readonly #end: () => void

  constructor(bus: Bus) {
    this.#end = bus.on((message) => this.#hear(message))
    this.#timer = setInterval(
      () => this.#streams.forEach(({ response }) => response.write(': still here\n\n')),
      BEAT_MS,
    )
    this.#timer.unref()
  }

  /** Answers with a stream: of one application, or of what concerns the person. */
  open(response: ServerResponse, person: string, application?: string): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    })
    response.write('retry: 2000\n\n')
    const stream = { person, application, response }
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
    for (const { person, application, response } of this.#streams) {
      const concerns =
        message.kind === 'notification' || message.kind === 'export'
          ? application === undefined && message.user === person
          : message.kind === 'person'
            ? false
            : message.id === application
      if (concerns) response.write(data)
      if (message.kind === 'person' && message.id === person) response.end()
    }
  }
}
