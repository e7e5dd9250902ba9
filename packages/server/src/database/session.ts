import { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Connected } from './supervisor.ts'
import { repeat } from './supervisor.ts'

const CONNECT_WITHIN_MS = 5000
/** A session that does not answer within this time is considered lost. */
const ANSWER_WITHIN_MS = 10_000
const ASK_EVERY_MS = 10_000
const CLOSE_WITHIN_MS = 1000

/** A long-lived connection, for LISTEN and advisory locks. */
export interface Session extends Connected {
  readonly client: pg.Client
  /** Runs queries one after the other. */
  readonly query: <Row extends pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ) => Promise<pg.QueryResult<Row>>
}

/**
 * Opens a session; `lost` resolves when it ends for any reason, including no answer. A failed attempt leaves
 * nothing behind.
 */
export async function openSession(
  url: string,
  name: string,
  silent: () => void = () => undefined,
): Promise<Session> {
  const socket = new Socket()
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
    keepAlive: true,
    application_name: name,
    stream: () => socket,
  })
  const lost = new Promise<void>((done) => {
    client.once('end', done)
    // an error event without a listener would end the process
    client.on('error', () => done())
    socket.once('close', () => done())
  })
  try {
    await client.connect()
  } catch (error) {
    socket.destroy()
    throw error
  }
  let asked: Promise<unknown> = Promise.resolve()
  const query: Session['query'] = (text, values = []) => {
    const answer = asked.then(() => client.query(text, [...values]))
    asked = answer.catch(() => undefined)
    return answer
  }
  const endAsking = repeat(ASK_EVERY_MS, () =>
    query('select 1').catch(() => {
      if (!socket.destroyed) silent()
      socket.destroy()
    }),
  )
  return {
    client,
    query,
    lost,
    close: async () => {
      void endAsking()
      await Promise.race([
        client.end().catch(() => undefined),
        pause(CLOSE_WITHIN_MS, undefined, { ref: false }),
      ])
      socket.destroy()
    },
  }
}
