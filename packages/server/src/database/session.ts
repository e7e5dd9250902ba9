import { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Connected } from './supervisor.ts'
import { repeat } from './supervisor.ts'

const CONNECT_WITHIN_MS = 5000
/** A session that is silent for so long after it was asked something is lost, whatever the network says. */
const ANSWER_WITHIN_MS = 10_000
const ASK_EVERY_MS = 10_000
const CLOSE_WITHIN_MS = 1000

/** A connection that lasts: what is listened to and what is locked in it holds as long as it does. */
export interface Session extends Connected {
  readonly client: pg.Client
  /** Asks one thing after the other. */
  readonly query: <Row extends pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ) => Promise<pg.QueryResult<Row>>
}

/**
 * Opens one; `lost` is settled when it ended in whichever way, also when it no longer answers. Nothing of one
 * that fails stays.
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
    // heard for as long as the client lives: an error nobody hears of would end the process
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
